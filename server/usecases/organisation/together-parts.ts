/** What was done together on the schemes of an organisation, as it leaves in its file. The inverse is `import-together.ts`. */
import type { FilePublication, FileRound, FileTogetherLine } from '#shared/api/organisation-together.ts';
import type { Context } from '../../context.ts';
import { present } from './file-parts.ts';

export async function* togetherLines({ read: { organisationTogether: from } }: Context, organisationId: string): AsyncGenerator<FileTogetherLine> {
  for (const { organisationId: _o, ...row } of await from.comments(organisationId)) yield { kind: 'comment', ...row };
  for (const { organisationId: _o, ...row } of await from.tasks(organisationId)) yield { kind: 'task', ...row };
  for (const row of await from.saves(organisationId)) yield { kind: 'save', ...row };
  for (const { organisationId: _o, ...row } of await from.consulted(organisationId)) yield { kind: 'consulted', ...row };
}

export async function roundOf({ read: { organisationTogether: from } }: Context, organisationId: string, id: string): Promise<FileRound> {
  const { organisationId: _o, ...round } = present(await from.round(organisationId, id), id);
  const parts: FileRound['parts'] = [];
  for (const { roundId: _round, position: _position, ...part } of await from.parts(id)) {
    const remarks = await from.remarks(part.id);
    parts.push({
      ...part,
      readers: await from.readers(part.id),
      remarks: remarks.map(({ partId: _part, position: _place, ...remark }) => remark),
    });
  }
  return { ...round, parts };
}

/** What is said of it, and its Word file. */
export async function publicationOf(
  { read: { organisationTogether: from } }: Context,
  organisationId: string,
  id: string,
): Promise<{ said: FilePublication; word: Uint8Array }> {
  const { organisationId: _o, word, wordBytes: _bytes, ...said } = present(await from.publication(organisationId, id), id);
  return { said: { ...said, entry: `publications/${id}.docx` }, word };
}
