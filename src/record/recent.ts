/** The last so many values that were asked for, by their keys; what fails is not kept. */
export class Recent<K, V> {
  readonly #most: number;
  readonly #values = new Map<K, Promise<V>>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: K, ask: () => Promise<V>): Promise<V> {
    const known = this.#values.get(key);
    const value = known ?? ask();
    if (known !== undefined) this.#values.delete(key);
    else value.catch(() => this.#values.delete(key));
    this.#values.set(key, value);
    if (this.#values.size > this.#most) this.#values.delete(this.#values.keys().next().value!);
    return value;
  }
}
