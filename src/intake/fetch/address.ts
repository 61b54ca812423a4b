import { BlockList, isIP } from "node:net";

/** Networks that are not the public internet: this host, private, shared, link-local, documentation, multicast, reserved. */
const notPublic4 =
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4";
/** Of IPv6 only this is public, */
const public6 = "2000::/3";
/** but for what carries an IPv4 address inside, and documentation. */
const notPublic6 = "2001::/32 2001:db8::/32 2002::/16 3fff::/20";

const list = (networks: string, family: "ipv4" | "ipv6"): BlockList => {
  const all = new BlockList();
  for (const network of networks.split(" ")) {
    const [address, bits] = network.split("/") as [string, string];
    all.addSubnet(address, Number(bits), family);
  }
  return all;
};
const private4 = list(notPublic4, "ipv4");
const global6 = list(public6, "ipv6");
const embedded6 = list(notPublic6, "ipv6");

/** Whether an IP address is one of the public internet; no address at all is none. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !private4.check(address, "ipv4");
  return family === 6 && global6.check(address, "ipv6") && !embedded6.check(address, "ipv6");
}
