import { counts, type Edge, network } from "./network.ts";
import type { Means, Pass } from "./telling.ts";
import { xml, xmlHead } from "./xml.ts";

/** A directed graph in GraphML: lands and groups, and how often each did what to each other. */
export const graphmlText = ({ nameOf }: Means): readonly Pass[] => {
  const graph = network();
  return [
    {
      take: ({ told }) => {
        for (const t of told) graph.add(t);
        return "";
      },
      end: () =>
        [
          `${xmlHead}<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`,
          '<key id="label" for="node" attr.name="label" attr.type="string"/>',
          ...["weight", ...counts].map(c => `<key id="${c}" for="edge" attr.name="${c}" attr.type="int"/>`),
          ...["first", "last"].map(c => `<key id="${c}" for="edge" attr.name="${c}" attr.type="string"/>`),
          '<graph id="attache" edgedefault="directed">',
          ...graph
            .nodes()
            .map(code => `<node id="${xml(code)}"><data key="label">${xml(nameOf(code))}</data></node>`),
          ...graph.edges().map(edge),
          "</graph>\n</graphml>\n",
        ].join("\n"),
    },
  ];
};

function edge({ source, target, weight, counts: told, spells }: Edge, n: number): string {
  const data: readonly (readonly [string, string | number | undefined])[] = [
    ["weight", weight],
    ...counts.map(c => [c, told.get(c)] as const),
    ["first", spells[0]?.[0]],
    [
      "last",
      spells
        .map(s => s[1])
        .sort()
        .at(-1),
    ],
  ];
  const found = data.flatMap(([key, value]) =>
    value === undefined ? [] : [`<data key="${key}">${xml(value)}</data>`],
  );
  return `<edge id="e${n}" source="${xml(source)}" target="${xml(target)}">${found.join("")}</edge>`;
}
