import { english } from "./en.ts";
import type { Language } from "./language.ts";

/** The languages that can be read; the first is the one meant where none is named. */
export const languages: readonly Language[] = [english];
