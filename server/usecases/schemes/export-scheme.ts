import type { ClauseFamily } from '#shared/api/clauses.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { completeness, schemeLaw } from '#shared/scheme/completeness.ts';
import { composeSchemeDocument } from '#shared/scheme/document.ts';
import type { Context } from '../../context.ts';
import type { Picture } from '../../jobs/tasks.ts';
import { denied } from '../allowed.ts';
import { askedDay } from '../ask-day.ts';
import { readClause } from '../clauses/read-clause.ts';
import { asciiName } from '../names.ts';
import { measuredScheme } from './read-measures.ts';
import { readScheme } from './read-scheme.ts';

async function pictureOf({ read }: Context, actor: Actor, id: string | null): Promise<Picture | null> {
  const file = id === null ? null : await read.files.find(actor.organisationId, id);
  if (file?.kind !== 'logo' || file.width === null || file.height === null) return null;
  return { data: file.data, mediaType: file.mediaType === 'image/png' ? 'image/png' : 'image/jpeg', width: file.width, height: file.height };
}

async function annexedFamilies(context: Context, actor: Actor, scheme: Scheme, on: string): Promise<ClauseFamily[]> {
  const read = await Promise.all(scheme.clauseSlugs.map((slug) => readClause(context, actor, slug, on)));
  return read.flatMap((family) => (isRefusal(family) ? [] : [family]));
}

const fileName = (scheme: Scheme, final: boolean): string => asciiName(`${final ? 'schema' : 'projet-de-schema'}-${scheme.title}`);

/** The scheme as a Word file: a draft says what it lacks, a final document leaves empty chapters out. */
export async function exportScheme(
  context: Context,
  actor: Actor,
  id: string,
  final: boolean,
  on?: string,
): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const day = denied(actor, 'scheme:export') ?? askedDay(context.clock, on);
  if (isRefusal(day)) return day;
  const scheme = await readScheme(context, actor, id);
  if (isRefusal(scheme)) return scheme;
  const measured = await measuredScheme(context, actor, scheme);
  const document = composeSchemeDocument(scheme, {
    catalogue: context.content.catalogue,
    families: await annexedFamilies(context, actor, scheme, day),
    references: await context.content.references(day),
    completeness: completeness(scheme, schemeLaw(await context.content.thresholds(day)), measured),
    measured,
    on: day,
    final,
  });
  const { templateFileId, logoFileId } = scheme.presentation;
  const template = templateFileId === null ? null : await context.read.files.find(actor.organisationId, templateFileId);
  const file = await context.workers.run('renderScheme', { document, logo: await pictureOf(context, actor, logoFileId), template: template?.data ?? null });
  return isRefusal(file) ? file : { file, name: `${fileName(scheme, final)}.docx` };
}
