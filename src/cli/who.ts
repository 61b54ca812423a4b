import { userInfo } from "node:os";
import type { Options } from "./command.ts";

/** Who decides, and when: the one place where the record's commands look at account and clock. */
export const whoAndWhen = ({ author }: Options): { readonly author: string; readonly at: string } => ({
  author: author ?? accountName(),
  at: new Date().toISOString(),
});

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // A process may run under a number that no account bears.
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
