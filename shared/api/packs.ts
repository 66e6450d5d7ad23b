/** Signed update packs, and the content in service. The file itself is described in `docs/format-paquet.md`. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, Day, DAY_PATTERN, nullable, oneOf } from './common.ts';

export const PACK_FORMAT = 'clausier-paquet';
/** Raised when the members of the file, or the bytes signed, are no longer the same. */
export const PACK_FORMAT_VERSION = 1;

const Version = Type.String({ pattern: '^\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}$' });

/** One file of the content: its path inside `db/content`, its whole text. */
export const PackFile = Type.Object(
  {
    path: Type.String({ maxLength: 200, pattern: '^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\\.(md|yaml)$' }),
    text: Type.String({ maxLength: LIMITS.packFileCharacters }),
  },
  closed,
);
export type PackFile = Static<typeof PackFile>;

/** In the order they are written: the order is part of what is signed. */
export const Pack = Type.Object(
  {
    format: Type.Literal(PACK_FORMAT),
    formatVersion: Type.Literal(PACK_FORMAT_VERSION),
    edition: Type.Object({ number: Type.Integer({ minimum: 1, maximum: 1_000_000 }), day: Type.String({ pattern: DAY_PATTERN }) }, closed),
    /** Versions of Clausier it is for: from the first, before the second. */
    product: Type.Object({ from: Version, before: Version }, closed),
    files: Type.Array(PackFile, { minItems: 1, maxItems: LIMITS.packFiles }),
    /** Fingerprint of the public key: SHA-256 of its SPKI form, hexadecimal. */
    key: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** Ed25519, base64. */
    signature: Type.String({ pattern: '^[A-Za-z0-9+/]{86}==$' }),
  },
  closed,
);
export type Pack = Static<typeof Pack>;

export const PackApplied = Type.Object({
  number: Type.Integer(),
  /** Day of the content. */
  day: Day,
  appliedAt: Type.String(),
  /** Null for the command line, for somebody of another organisation, and when nobody is left behind it. */
  by: nullable(Type.String()),
  key: Type.String(),
  sha256: Type.String(),
  bytes: Type.Integer(),
  /** What it changed, by number of items. */
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
  /** False when a later pack, or a later Clausier, took its place. */
  inService: Type.Boolean(),
});
export type PackApplied = Static<typeof PackApplied>;

export const CONTENT_SOURCES = ['release', 'pack'] as const;

export const PackState = Type.Object({
  edition: Type.Object({ number: Type.Integer(), day: Day }),
  source: oneOf(CONTENT_SOURCES),
  contentVersion: Type.String(),
  /** Of this Clausier. */
  version: Type.String(),
  /** The content that came with this Clausier. */
  release: Type.Object({ number: Type.Integer(), day: Day }),
  /** Fingerprints of the keys this server trusts; empty: no pack is taken. */
  keys: Type.Array(Type.String()),
  /** A pack kept, but that this version can no longer read: why. */
  unreadable: nullable(Type.String()),
  packs: Type.Array(PackApplied),
});
export type PackState = Static<typeof PackState>;
