import { useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { composeSchemeDocument } from '#shared/scheme/document.ts';
import type { SchemeDocument } from '#shared/scheme/document/nodes.ts';
import { useLawDay } from '../../../lawDay.ts';
import { catalogueQuery, clauseQuery, referencesQuery } from '../../../queries.ts';
import { useQuietScheme } from '../save/useScheme.ts';
import { useMeasured } from '../useMeasures.ts';
import { usePoints } from '../usePoints.ts';

/** The document as the Word file will hold it; null while its materials are read. */
export function useSchemeDocument(final: boolean): SchemeDocument | null {
  const scheme = useDeferredValue(useQuietScheme());
  const measured = useDeferredValue(useMeasured());
  const { on } = useLawDay();
  const { items } = usePoints();
  const catalogue = useQuery(catalogueQuery).data;
  const references = useQuery(referencesQuery(on)).data;
  const families = useQueries({
    queries: scheme.clauseSlugs.map((slug) => clauseQuery(slug, on)),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  return useMemo(
    () =>
      catalogue && references
        ? composeSchemeDocument(scheme, { catalogue, families, references: references.items, completeness: items, measured, on, final })
        : null,
    [scheme, catalogue, references, families, items, measured, on, final],
  );
}
