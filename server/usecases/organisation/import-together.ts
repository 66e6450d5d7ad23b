/** What was done together on the schemes brought in, inside the unit of work of the import, once schemes and contacts are here. */
import { createHash } from 'node:crypto';
import { EarlierPublication, EarlierRound, FilePublication, FileRound, FileTogetherLine, type FileTogetherLineOf } from '#shared/api/organisation-together.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { completeContent } from '#shared/scheme/complete.ts';
import { fits, unfit } from '../../organisation-file/read-zip.ts';
import { type Brought, bringEach, personHere, readLines } from './import-lines.ts';
import type { Incoming } from './import-parts.ts';
import { newIds, pointed, schemeWith } from './new-ids.ts';

const TOGETHER = 'together.jsonl';

type Ids = Record<'comments' | 'tasks' | 'consulted', ReadonlyMap<string, string>> & { threads: Map<string, string> };

async function bringComment(incoming: Incoming, ids: Ids, schemeId: string, line: FileTogetherLineOf<'comment'>): Promise<Brought> {
  const { kind: _kind, id, threadId, personId, resolvedBy, ...row } = line;
  if (threadId === null) ids.threads.set(id, line.schemeId);
  else if (ids.threads.get(threadId) !== line.schemeId) return 'left';
  await incoming.repositories.together.insertComment({
    ...row,
    ...{ id: ids.comments.get(id) ?? id, organisationId: incoming.organisationId, schemeId },
    threadId: threadId === null ? null : (ids.comments.get(threadId) ?? threadId),
    personId: personHere(incoming, personId),
    resolvedBy: personHere(incoming, resolvedBy),
  });
  return 'brought';
}

async function bringTask(incoming: Incoming, ids: Ids, schemeId: string, line: FileTogetherLineOf<'task'>): Promise<Brought> {
  const { kind: _kind, id, ownerId, authorId, doneBy, ...row } = line;
  await incoming.repositories.together.insertTask({
    ...row,
    ...{ id: ids.tasks.get(id) ?? id, organisationId: incoming.organisationId, schemeId },
    ownerId: personHere(incoming, ownerId),
    authorId: personHere(incoming, authorId),
    doneBy: personHere(incoming, doneBy),
  });
  return 'brought';
}

/** Who saved what, since a version that is here, by somebody who is. */
async function bringSave(incoming: Incoming, schemeId: string, line: FileTogetherLineOf<'save'>): Promise<Brought> {
  const personId = personHere(incoming, line.personId);
  const version = `schemes/${line.schemeId}/versions/${line.sinceRevision}.json`;
  if (personId === null || !incoming.zip.names.includes(version)) return 'left';
  const { kind: _kind, ...row } = line;
  await incoming.repositories.organisationTogether.insertSave({ ...row, schemeId, personId });
  return 'brought';
}

async function bringLine(incoming: Incoming, ids: Ids, line: FileTogetherLine): Promise<Brought> {
  const schemeId = incoming.ids.schemes.get(line.schemeId);
  if (schemeId === undefined) return 'left';
  switch (line.kind) {
    case 'comment':
      return bringComment(incoming, ids, schemeId, line);
    case 'task':
      return bringTask(incoming, ids, schemeId, line);
    case 'save':
      return bringSave(incoming, schemeId, line);
    case 'consulted': {
      const { kind: _kind, id, personId, ...row } = line;
      await incoming.repositories.organisationTogether.insertConsulted({
        ...row,
        ...{ id: ids.consulted.get(id) ?? id, organisationId: incoming.organisationId, schemeId, personId: personHere(incoming, personId) },
      });
      return 'brought';
    }
  }
}

export async function bringTogether(incoming: Incoming): Promise<Refusal | null> {
  const { context, repositories } = incoming;
  const lines = readLines(incoming, TOGETHER, FileTogetherLine);
  if (isRefusal(lines)) return lines;
  const idsOf = (kind: 'comment' | 'task' | 'consulted'): string[] => lines.flatMap((line) => (line.kind === kind ? [line.id] : []));
  const ids: Ids = {
    comments: await newIds(context, repositories, 'schemeComments', idsOf('comment')),
    tasks: await newIds(context, repositories, 'tasks', idsOf('task')),
    consulted: await newIds(context, repositories, 'consulted', idsOf('consulted')),
    threads: new Map(),
  };
  return bringEach(incoming, lines, (line) => bringLine(incoming, ids, line));
}

/** Ids of the entries of a folder. */
const under = ({ zip }: Incoming, folder: string): string[] => {
  const pattern = new RegExp(`^${folder}/([A-Za-z0-9._-]{1,80})\\.json$`);
  return zip.names.flatMap((name) => pattern.exec(name)?.[1] ?? []);
};

async function bringParts(incoming: Incoming, roundId: string, parts: FileRound['parts']): Promise<void> {
  const { context, repositories, contacts } = incoming;
  const { organisationTogether: to } = repositories;
  const here = await newIds(
    context,
    repositories,
    'parts',
    parts.map(({ id }) => id),
  );
  const remarkIds = await newIds(
    context,
    repositories,
    'remarks',
    parts.flatMap(({ remarks }) => remarks.map(({ id }) => id)),
  );
  for (const [position, { id, answeredBy, readers, remarks, ...part }] of parts.entries()) {
    const partId = here.get(id) ?? id;
    await to.insertPart({ ...part, id: partId, roundId, position, answeredBy: personHere(incoming, answeredBy) });
    const known = readers
      .map((reader) => ({ personId: personHere(incoming, reader.personId), contactId: pointed(contacts, reader.contactId) }))
      .filter(({ personId, contactId }) => personId !== null || contactId !== null);
    incoming.left.lines += readers.length - known.length;
    for (const [place, reader] of known.entries()) await to.insertReader({ ...reader, partId, position: place });
    for (const [place, { id: remarkId, settledBy, ...remark }] of remarks.entries())
      await to.insertRemark({ ...remark, id: remarkIds.get(remarkId) ?? remarkId, partId, position: place, settledBy: personHere(incoming, settledBy) });
  }
}

export async function bringRounds(incoming: Incoming): Promise<Refusal | null> {
  const { context, repositories, zip, organisationId, ids } = incoming;
  const names = under(incoming, 'rounds');
  const here = await newIds(context, repositories, 'rounds', names);
  return bringEach(incoming, names, async (id): Promise<Brought> => {
    const name = `rounds/${id}.json`;
    const stored = zip.json(name, EarlierRound);
    const round = isRefusal(stored) ? stored : fits(name, { ...stored, content: completeContent(stored.content) }, FileRound);
    if (isRefusal(round)) return round;
    const schemeId = ids.schemes.get(round.schemeId);
    if (schemeId === undefined) return 'left';
    const { parts, personId, content, ...row } = round;
    const newId = here.get(id) ?? id;
    await repositories.organisationTogether.insertRound({
      ...row,
      ...{ id: newId, organisationId, schemeId, personId: personHere(incoming, personId), content: schemeWith(ids, content) },
    });
    await bringParts(incoming, newId, parts);
    return 'brought';
  });
}

/** The Word file, which must be the one that was published. */
function wordOf({ zip }: Incoming, { entry, wordSha256 }: FilePublication): Uint8Array | Refusal {
  const word = zip.bytes(entry);
  if (isRefusal(word)) return word;
  if (word.byteLength === 0 || word.byteLength > LIMITS.documentBytes) return unfit(`« ${entry} » est vide ou trop lourd`);
  return createHash('sha256').update(word).digest('hex') === wordSha256 ? word : unfit(`« ${entry} » n’est pas le document publié`);
}

export async function bringPublications(incoming: Incoming): Promise<Refusal | null> {
  const { context, repositories, zip, organisationId, ids } = incoming;
  const names = under(incoming, 'publications');
  const here = await newIds(context, repositories, 'publications', names);
  return bringEach(incoming, names, async (id): Promise<Brought> => {
    const name = `publications/${id}.json`;
    const stored = zip.json(name, EarlierPublication);
    const publication = isRefusal(stored) ? stored : fits(name, { ...stored, content: completeContent(stored.content) }, FilePublication);
    if (isRefusal(publication)) return publication;
    const word = wordOf(incoming, publication);
    if (isRefusal(word)) return word;
    const schemeId = ids.schemes.get(publication.schemeId);
    if (schemeId === undefined) return 'left';
    const { entry: _entry, content, personId, logoFileId, templateFileId, ...row } = publication;
    await repositories.organisationTogether.insertPublication({
      ...row,
      ...{ id: here.get(id) ?? id, organisationId, schemeId, personId: personHere(incoming, personId), content: schemeWith(ids, content), word },
      logoFileId: pointed(ids.files, logoFileId),
      templateFileId: pointed(ids.files, templateFileId),
    });
    return 'brought';
  });
}
