/** What an organisation typed, decided and published of its figures, as it leaves in its file. The inverse is `import-figures.ts`. */
import type { FileFigureLine, FileReview } from '#shared/api/organisation-figures.ts';
import type { Context } from '../../context.ts';

const headerOf = (text: string): string[] => {
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.map(String) : [];
};

/** One line at a time: settings, values typed, decisions, remembered columns, and which files were imported, without their data. */
export async function* figureLines({ read: { organisationFigures: from } }: Context, organisationId: string): AsyncGenerator<FileFigureLine> {
  const settings = await from.settings(organisationId);
  if (settings !== null) yield { kind: 'settings', content: settings };
  for (const { organisationId: _o, ...row } of await from.measures(organisationId)) yield { kind: 'measure', ...row };
  for (const { organisationId: _o, ...row } of await from.decisions(organisationId)) yield { kind: 'decision', ...row };
  for (const { organisationId: _o, kind, header, ...row } of await from.columns(organisationId))
    yield { kind: 'columns', of: kind, header: headerOf(header), ...row };
  for (const { organisationId: _o, kind, failure: _failure, ...row } of await from.imports(organisationId)) yield { kind: 'import', of: kind, ...row };
}

export async function reviewsOf({ read }: Context, organisationId: string): Promise<FileReview[]> {
  const rows = await read.reviews.rows(organisationId);
  return rows.map(({ organisationId: _o, ...row }) => row);
}
