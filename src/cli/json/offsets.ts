export { jsonLine } from "../../text/json-line.ts";
export { pair, type ToPoints, toPoints } from "../../text/points.ts";
