import { counts, type Edge, network } from "./network.ts";
import type { Means, Pass } from "./telling.ts";
import { xml, xmlHead } from "./xml.ts";

/** The same network in GEXF 1.3, with the days on which each edge was there; a date less exact than a day is all its days. */
export const gexfText = ({ nameOf }: Means): readonly Pass[] => {
  const graph = network();
  return [
    {
      take: ({ told }) => {
        for (const t of told) graph.add(t);
        return "";
      },
      end: () =>
        [
          `${xmlHead}<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">`,
          "<meta><creator>attache</creator></meta>",
          '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">',
          '<attributes class="edge" mode="static">',
          ...counts.map(
            c => `<attribute id="${c}" title="${c}" type="integer"><default>0</default></attribute>`,
          ),
          "</attributes>",
          "<nodes>",
          ...graph.nodes().map(code => `<node id="${xml(code)}" label="${xml(nameOf(code))}"/>`),
          "</nodes>",
          "<edges>",
          ...graph.edges().map(edge),
          "</edges>",
          "</graph>\n</gexf>\n",
        ].join("\n"),
    },
  ];
};

function edge({ source, target, weight, counts: told, spells }: Edge, n: number): string {
  const values = counts.flatMap(c => {
    const count = told.get(c);
    return count === undefined ? [] : [`<attvalue for="${c}" value="${count}"/>`];
  });
  const days = spells.map(([first, last]) => `<spell start="${first}" end="${last}"/>`);
  return [
    `<edge id="${n}" source="${xml(source)}" target="${xml(target)}" weight="${weight}">`,
    `<attvalues>${values.join("")}</attvalues>`,
    ...(days.length === 0 ? [] : [`<spells>${days.join("")}</spells>`]),
    "</edge>",
  ].join("");
}
