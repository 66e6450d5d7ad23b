/** What a certificate can be asked for: the whole path, then each module outside it. Pure. */
import type { ModuleList, ModuleSummary } from '#shared/api/training.ts';

/** As the contract names it (`PATH_CERTIFICATE`): the page takes from shared/api its types alone. */
const PATH = 'path';

export type Subject = { id: string; title: string /** Still to pass; empty when it can be asked for. */; missing: readonly ModuleSummary[] };

const isPassed = ({ progress }: ModuleSummary): boolean => progress.passedOn !== null;

export function subjectsOf({ items }: ModuleList): Subject[] {
  const path = items.filter(({ kind }) => kind === 'path');
  const others = items.filter((module) => module.kind !== 'path' && isPassed(module));
  return [
    ...(path.length > 0 ? [{ id: PATH, title: 'Le parcours du référent', missing: path.filter((module) => !isPassed(module)) }] : []),
    ...others.map(({ id, title }) => ({ id, title, missing: [] })),
  ];
}
