/** The file of an organisation, opened behind a gate: size, names, ratios, then the hash of every entry, before anything is believed. */
import { createHash } from 'node:crypto';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Static, TSchema } from 'typebox';
import { ORGANISATION_FORMAT, ORGANISATION_FORMAT_VERSION, OrganisationManifest } from '#shared/api/organisation-file.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Bounds, type Entry, inflateEntry, packedBytes, readDirectory } from '../word/ooxml/directory.ts';

export const MANIFEST = 'manifest.json';
/** What a zip without zip64 can count. */
export const MOST_ENTRIES = 65_000;
const BOUNDS: Bounds = { bytes: LIMITS.organisationImportBytes, inflated: 2 * LIMITS.organisationImportBytes, entries: MOST_ENTRIES };

export type OrganisationZip = {
  manifest: OrganisationManifest;
  names: readonly string[];
  /** One entry inflated; a refusal when it is not there. */
  bytes: (name: string) => Uint8Array | Refusal;
  /** One entry as what its schema says; the refusal names the entry and the path in it. */
  json: <S extends TSchema>(name: string, schema: S) => Static<S> | Refusal;
};

const remedy = 'Refaites l’export depuis Clausier, et recopiez le fichier sans l’ouvrir.';
export const unfit = (why: string): Refusal =>
  refuse('UNREADABLE_FILE', `Ce fichier n’est pas l’export d’une organisation, ou il a été abîmé : ${why}.`, { remedy });

const ajv = new Ajv({ strict: false });
const compiled = new WeakMap<TSchema, ValidateFunction>();

/** A value as what a schema says, or why not. @param name of its entry */
export function fits<S extends TSchema>(name: string, value: unknown, schema: S): Static<S> | Refusal {
  const validate: ValidateFunction = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  const holds = (tried: unknown): tried is Static<S> => validate(tried);
  if (holds(value)) return value;
  const fault = validate.errors?.at(-1);
  return unfit(
    `dans « ${name} », ${fault?.instancePath ? `à « ${fault.instancePath} »` : 'dès le début'}, ce qui est écrit ne convient pas (${fault?.message ?? 'forme inconnue'})`,
  );
}

function parse(name: string, bytes: Uint8Array): { value: unknown } | Refusal {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return unfit(`« ${name} » n’est pas du JSON`);
  }
}

function readJson<S extends TSchema>(name: string, bytes: Uint8Array | Refusal, schema: S): Static<S> | Refusal {
  if (isRefusal(bytes)) return bytes;
  const parsed = parse(name, bytes);
  return isRefusal(parsed) ? parsed : fits(name, parsed.value, schema);
}

/** Every entry is in the manifest and every line of the manifest is an entry, with the bytes it says. */
function manifestFault({ entries }: OrganisationManifest, names: readonly string[], bytesOf: (name: string) => Uint8Array | Refusal): Refusal | null {
  const there = new Set(names);
  const missing = Object.keys(entries).find((name) => !there.has(name));
  if (missing !== undefined) return unfit(`« ${missing} » manque`);
  for (const name of names) {
    if (name === MANIFEST) continue;
    const said = Object.hasOwn(entries, name) ? entries[name] : undefined;
    if (!said) return unfit(`« ${name} » n’est pas dans le manifeste`);
    const bytes = bytesOf(name);
    if (isRefusal(bytes)) return bytes;
    if (bytes.byteLength !== said.bytes || createHash('sha256').update(bytes).digest('hex') !== said.sha256)
      return unfit(`« ${name} » n’est pas ce que le manifeste en dit`);
  }
  return null;
}

/** Opens it; nothing of it is kept in memory but the zip itself. */
export function openOrganisationZip(data: Uint8Array): OrganisationZip | Refusal {
  const directory = readDirectory(data, BOUNDS);
  if (isRefusal(directory)) return directory.refused === 'TOO_LARGE' ? directory : unfit('ce zip ne se lit pas');
  const entries = new Map<string, Entry>(directory.map((entry) => [entry.name, entry]));
  const bytes = (name: string): Uint8Array | Refusal => {
    const entry = entries.get(name);
    if (!entry) return unfit(`« ${name} » manque`);
    return (packedBytes(data, entry) && inflateEntry(data, entry)) ?? unfit(`« ${name} » ne se lit pas`);
  };
  const json = <S extends TSchema>(name: string, schema: S): Static<S> | Refusal => readJson(name, bytes(name), schema);
  const manifest = json(MANIFEST, OrganisationManifest);
  if (isRefusal(manifest)) return manifest;
  if (manifest.version > ORGANISATION_FORMAT_VERSION)
    return refuse(
      'UNSUPPORTED_FILE',
      `Ce fichier est au format ${ORGANISATION_FORMAT} ${manifest.version}, que cette version de Clausier ne connaît pas encore.`,
      {
        remedy: 'Mettez Clausier à jour, puis recommencez.',
      },
    );
  const names = [...entries.keys()];
  return manifestFault(manifest, names, bytes) ?? { manifest, names, bytes, json };
}
