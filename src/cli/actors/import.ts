import type { Call } from "../command.ts";
import type { Door } from "../door.ts";
export async function importActors(_call: Call, _door: Door): Promise<void> {}
