// Loaded before the program (`node --import`): whatever asks the network ends it with 99.
import dgram from "node:dgram";
import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";

const refuse = name => () => {
  process.stderr.write(`ASKED ${name}\n`);
  process.exit(99);
};
for (const [module, names] of [
  [net, ["connect", "createConnection"]],
  [tls, ["connect"]],
  [http, ["request", "get"]],
  [https, ["request", "get"]],
  [dgram, ["createSocket"]],
  [dns, ["lookup", "resolve", "resolve4", "resolve6"]],
])
  for (const name of names) module[name] = refuse(name);
dns.promises.lookup = refuse("promises.lookup");
net.Socket.prototype.connect = refuse("Socket.connect");
globalThis.fetch = refuse("fetch");
syncBuiltinESMExports();
