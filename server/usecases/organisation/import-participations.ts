/**
 * Public consultations brought in, inside the unit of work of the import, once schemes are here. An address already taken on this server gives way
 * to a new one; a code already answered here stays with the comment it was given for.
 */
import { FileParticipationLine, type FileParticipationLineOf } from '#shared/api/organisation-participations.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { digest, newToken } from '../../identity/tokens.ts';
import { newSlug } from '../participations/words.ts';
import { type Brought, bringEach, personHere, readLines } from './import-lines.ts';
import type { Incoming } from './import-parts.ts';
import { newIds, pointed } from './new-ids.ts';

const ENTRY = 'participations.jsonl';

type Ids = Record<'participations' | 'answers' | 'voices', ReadonlyMap<string, string>> & { slugs: ReadonlySet<string>; here: Set<string> };

async function bringParticipation(incoming: Incoming, ids: Ids, line: FileParticipationLineOf<'participation'>): Promise<Brought> {
  const { kind: _kind, id, schemeId: from, slug, personId, ...row } = line;
  const schemeId = incoming.ids.schemes.get(from);
  if (schemeId === undefined) return 'left';
  ids.here.add(id);
  await incoming.repositories.organisationParticipations.insertParticipation({
    ...row,
    ...{ id: ids.participations.get(id) ?? id, organisationId: incoming.organisationId, schemeId, personId: personHere(incoming, personId) },
    slug: ids.slugs.has(slug) ? newSlug() : slug,
  });
  return 'brought';
}

async function bringLine(incoming: Incoming, ids: Ids, line: FileParticipationLine): Promise<Brought> {
  if (line.kind === 'participation') return bringParticipation(incoming, ids, line);
  const { organisationParticipations: to } = incoming.repositories;
  const participationId = ids.participations.get(line.participationId);
  if (participationId === undefined || !ids.here.has(line.participationId)) return 'left';
  if (line.kind === 'answer') {
    const { kind: _kind, id, personId, ...row } = line;
    await to.insertAnswer({ ...row, id: ids.answers.get(id) ?? id, participationId, personId: personHere(incoming, personId) });
    return 'brought';
  }
  const { kind: _kind, id, answerId, decidedBy, receipt, ...row } = line;
  await to.insertComment({
    ...row,
    ...{ id: ids.voices.get(id) ?? id, participationId, answerId: pointed(ids.answers, answerId), decidedBy: personHere(incoming, decidedBy) },
    receipt: (await to.isReceiptTaken(receipt)) ? digest(newToken()) : receipt,
  });
  return 'brought';
}

export async function bringParticipations(incoming: Incoming): Promise<Refusal | null> {
  const { context, repositories } = incoming;
  const lines = readLines(incoming, ENTRY, FileParticipationLine);
  if (isRefusal(lines)) return lines;
  const idsOf = (kind: FileParticipationLine['kind']): string[] => lines.flatMap((line) => (line.kind === kind ? [line.id] : []));
  const slugs = lines.flatMap((line) => (line.kind === 'participation' ? [line.slug] : []));
  const ids: Ids = {
    participations: await newIds(context, repositories, 'participations', idsOf('participation')),
    answers: await newIds(context, repositories, 'participationAnswers', idsOf('answer')),
    voices: await newIds(context, repositories, 'participationComments', idsOf('voice')),
    slugs: slugs.length === 0 ? new Set() : await repositories.organisationParticipations.takenSlugs(slugs),
    here: new Set(),
  };
  return bringEach(incoming, lines, (line) => bringLine(incoming, ids, line));
}
