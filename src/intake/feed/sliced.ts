/** A feed cut into pieces, so that what is wrong with one item harms no other, and no more than a few are ever parsed at once. */
export interface Sliced {
  /** The feed without its items, whole as a document of its own. */
  readonly about: string;
  readonly items: readonly Slice[];
  /** Some of the items as a feed that holds nothing else. */
  readonly wrap: (items: readonly string[]) => string;
  /** Where the source breaks off; absent where the feed's end was seen. UTF-16 offset. */
  readonly cutAt?: number;
  /** Items that were begun and never ended, before others that were whole. */
  readonly unclosed: readonly Slice[];
}

/** A piece of the source: UTF-16 offsets, end exclusive. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}
