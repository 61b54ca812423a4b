/** Lunations are counted from the new moon of 6 January 2000. */
const perYear = 12.3685;

/** The moment of a new moon, in days (and parts of one) since 1970-01-01 of universal time; right to some minutes. @see Meeus, Astronomical Algorithms, 49 */
export function newMoon(k: number): number {
  const t = k / 1236.85;
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const sun = rad(2.5534 + 29.1053567 * k);
  const moon = rad(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
  const node = rad(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
  const e = 1 - 0.002516 * t;
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  const turn =
    -0.4072 * Math.sin(moon) +
    0.17241 * e * Math.sin(sun) +
    0.01608 * Math.sin(2 * moon) +
    0.01039 * Math.sin(2 * node) +
    0.00739 * e * Math.sin(moon - sun) -
    0.00514 * e * Math.sin(moon + sun) +
    0.00208 * e * e * Math.sin(2 * sun) -
    0.00111 * Math.sin(moon - 2 * node);
  return mean + turn - 2440587.5;
}

/** The lunations that may touch a year. */
export function lunations(year: number): readonly number[] {
  const first = Math.floor((year - 2000) * perYear) - 1;
  return Array.from({ length: 16 }, (_, n) => first + n);
}

/** The first day of a month of the Islamic year: after the first evening at Mecca on which the moon is eight hours old. */
export const islamicMonth = (k: number): number => Math.ceil(newMoon(k) - 8 / 24) + 1;

/** Which month (from 1) of the Islamic year begins with a lunation. */
export const islamicMonthOf = (k: number): number => ((((k + 9) % 12) + 12) % 12) + 1;
