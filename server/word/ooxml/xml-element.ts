/** An element of a part, as our reader gives it. */
export type XmlAttribute = { uri: string; name: string; value: string };

export type XmlElement = {
  /** Namespace in its Transitional spelling, and name without prefix. */
  uri: string;
  name: string;
  prefix: string;
  /** Shared by elements written alike: never changed. */
  attributes: readonly XmlAttribute[];
  children: XmlElement[];
  /** Character offsets of the whole element, and of what it holds (equal when it closes itself). */
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
};
