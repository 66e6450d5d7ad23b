/** A lesson with what it takes alive: clauses as the library writes them today, what the organisation's scheme says, thresholds of the day. */
import type { Block } from '#shared/api/blocks.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import type { LessonSection } from '#shared/api/training.ts';
import { fillBlocks } from '#shared/clause/fill.ts';
import type { Day } from '#shared/days.ts';
import { PIECE_LABELS } from '#shared/labels.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { asRead } from '#shared/scheme/by-buyer.ts';
import { fillThresholds, type ThresholdTexts, thresholdTexts } from '#shared/training/filled.ts';
import { type Marker, markerOf } from '#shared/training/markers.ts';
import { schemePart } from '#shared/training/scheme-part.ts';
import type { Context } from '../../context.ts';
import { measuredScheme } from '../schemes/read-measures.ts';

const sentence = (text: string): Block[] => [{ kind: 'paragraph', content: [{ kind: 'text', text }] }];

async function clauseSection({ clauses, content }: Context, { slug, piece }: Extract<Marker, { kind: 'clause' }>, on: Day): Promise<LessonSection> {
  const family = await clauses.bySlug(slug);
  const text = family?.texts.find((candidate) => candidate.piece === piece);
  if (!family || !text) return { live: null, blocks: sentence('La clause montrée ici n’est plus dans la bibliothèque.') };
  const values = Object.fromEntries(family.variables.flatMap(({ id, default: value }) => (value === undefined ? [] : [[id, value]])));
  const [only, ...others] = family.ccag;
  const ccag = only && others.length === 0 ? await content.ccag(only) : null;
  const { blocks } = fillBlocks(text.blocks, { variables: family.variables, values, ccag, on });
  return { live: { source: 'clause', title: `${family.title} – ${PIECE_LABELS[piece]}`, href: `/clauses/${slug}` }, blocks };
}

/** The last one saved of those the person reaches, with what the data gives it; the shipped example is nobody's. */
async function lastScheme(context: Context, actor: Actor): Promise<Scheme | null> {
  const { read } = context;
  const reach = reachOf(actor);
  for (const { id } of await read.schemes.list(reach, false)) {
    const scheme = await read.schemes.find(reach, id);
    if (scheme && !scheme.example) return asRead(scheme, await measuredScheme(context, actor, scheme));
  }
  return null;
}

function schemeSection(scheme: Scheme | null, { part }: Extract<Marker, { kind: 'scheme' }>): LessonSection {
  if (!scheme)
    return { live: { source: 'scheme', title: 'Votre schéma', href: null }, blocks: sentence('Votre organisation n’a pas encore de schéma dans Clausier.') };
  return { live: { source: 'scheme', title: scheme.title, href: `/schemas/${scheme.id}` }, blocks: schemePart(scheme, part) };
}

/** Ordinary blocks stay together; each living text is a section of its own. */
function split(blocks: readonly Block[], texts: ThresholdTexts): (Block[] | Marker)[] {
  const parts: (Block[] | Marker)[] = [];
  for (const block of fillThresholds(blocks, texts)) {
    const marker = markerOf(block);
    const last = parts.at(-1);
    if (marker !== null && marker !== 'unknown') parts.push(marker);
    else if (Array.isArray(last)) last.push(block);
    else parts.push([block]);
  }
  return parts;
}

/** Writes the sections of texts for one person and one day; their scheme is read once, when a text asks for it. */
export async function sectionWriter(context: Context, actor: Actor, on: Day): Promise<(blocks: readonly Block[]) => Promise<LessonSection[]>> {
  const texts = thresholdTexts(await context.content.thresholds(on));
  let scheme: Promise<Scheme | null> | undefined;
  const write = async (part: Block[] | Marker): Promise<LessonSection> => {
    if (Array.isArray(part)) return { live: null, blocks: part };
    if (part.kind === 'clause') return clauseSection(context, part, on);
    scheme ??= lastScheme(context, actor);
    return schemeSection(await scheme, part);
  };
  return (blocks) => Promise.all(split(blocks, texts).map(write));
}
