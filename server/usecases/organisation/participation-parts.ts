/** Public consultations as they leave in the file of an organisation. The inverse is `import-participations.ts`. */
import type { FileParticipationLine } from '#shared/api/organisation-participations.ts';
import type { Context } from '../../context.ts';

export async function* participationLines(
  { read: { organisationParticipations: from } }: Context,
  organisationId: string,
): AsyncGenerator<FileParticipationLine> {
  for (const { organisationId: _o, ...row } of await from.participations(organisationId)) {
    yield { kind: 'participation', ...row };
    for (const answer of await from.answers(row.id)) yield { kind: 'answer', ...answer };
    for (const comment of await from.comments(row.id)) yield { kind: 'voice', ...comment };
  }
}
