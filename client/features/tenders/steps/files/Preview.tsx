import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { InsertionReport, InsertionReportItem, InsertionRequest } from '#shared/api/documents.ts';
import { lotName } from '#shared/tender/names.ts';
import { styleName } from '#shared/style-names.ts';
import { frenchTypography } from '#shared/typography.ts';
import { request as ask } from '../../../../api.ts';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { Loading } from '../../../../ui/Loading.tsx';
import { ProblemNotice } from '../../../../ui/ProblemNotice.tsx';
import { Tag } from '../../../../ui/Tag.tsx';
import { useDebounced } from '../../../../useDebounced.ts';
import { tenderPath } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { SafeHtml } from './SafeHtml.tsx';

type Props = StepProps & { documentId: string; request: InsertionRequest | null; hasClauses: boolean };

const SETTLE = 200;

/** The places decide what is seen, not the options of the file. */
function usePreview(tenderId: string, documentId: string, asked: InsertionRequest | null) {
  const body = useDebounced(asked, SETTLE);
  return useQuery({
    // Under ['tender', id]: asked again after each save, since values change the texts.
    queryKey: ['tender', tenderId, 'document', documentId, 'preview', body],
    queryFn: ({ signal }) =>
      ask<InsertionReport>(tenderPath(tenderId, `documents/${encodeURIComponent(documentId)}/insertions/preview`), { method: 'POST', body, signal }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Each clause where it will stand, as Word will show it, and what cannot be kept. */
export function Preview({ workspace, documentId, request, hasClauses }: Props) {
  const preview = usePreview(workspace.tender.id, documentId, request);
  return (
    <div className="insertion-preview">
      <h3 className="plan__title">Ce que le fichier deviendra</h3>
      {request === null ? (
        <Nothing workspace={workspace} hasClauses={hasClauses} />
      ) : preview.isError ? (
        <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data ? (
        <Report workspace={workspace} report={preview.data} isTracked={request.tracked ?? true} />
      ) : (
        <Loading what="Préparation de l’aperçu…" />
      )}
    </div>
  );
}

function Nothing({ workspace, hasClauses }: StepProps & { hasClauses: boolean }) {
  return (
    <EmptyState title={hasClauses ? 'Aucune clause placée' : 'Aucune clause pour cette pièce'}>
      <p>{hasClauses ? 'Choisissez une place pour au moins une clause.' : 'Choisissez des clauses pour vos lots, ou vérifiez de quelle pièce il s’agit.'}</p>
      {!hasClauses && (
        <button type="button" className="link-button" onClick={() => workspace.goTo('clauses')}>
          Choisir des clauses
        </button>
      )}
    </EmptyState>
  );
}

/** Said once when every clause has it. */
export const commonWarnings = (items: readonly Pick<InsertionReportItem, 'warnings'>[]): string[] =>
  items.length < 2 ? [] : (items[0]?.warnings ?? []).filter((warning) => items.every(({ warnings }) => warnings.includes(warning)));

function Report({ workspace, report, isTracked }: StepProps & { report: InsertionReport; isTracked: boolean }) {
  const { tender } = workspace;
  const common = commonWarnings(report.items);
  const lotOf = (id: string | null): string => {
    const lot = tender.lots.find((one) => one.id === id);
    return lot && tender.lots.length > 1 ? lotName(lot, tender) : '';
  };
  return (
    <>
      {[...new Set([...report.warnings, ...common])].map((warning) => (
        <Finding key={warning} tone="warns" title={frenchTypography(warning)} />
      ))}
      <ul className="insertion-list">
        {report.items.map((item) => (
          <li key={`${item.lotId} ${item.slug}`}>
            <Item item={item} lot={lotOf(item.lotId)} own={item.warnings.filter((warning) => !common.includes(warning))} isTracked={isTracked} />
          </li>
        ))}
      </ul>
    </>
  );
}

const numbering = ({ numbering: kind, number }: InsertionReportItem): string => {
  if (kind === 'automatic') return number ? `Numéro ${number}, donné par Word.` : 'Numéroté par Word, à la suite.';
  return kind === 'typed' ? `Numéro ${number}, écrit dans le titre comme ailleurs dans le fichier.` : 'Sans numéro, comme le reste du fichier.';
};

function Item({ item, lot, own, isTracked }: { item: InsertionReportItem; lot: string; own: readonly string[]; isTracked: boolean }) {
  return (
    <article className="insertion">
      <header className="insertion__head">
        <h4 className="insertion__title">{item.title}</h4>
        <Tag tone={item.state === 'inserted' ? 'green' : 'blue'}>{item.state === 'inserted' ? 'Ajoutée' : 'Mise à jour'}</Tag>
      </header>
      <p className="soft small">
        {[
          lot && `${lot.charAt(0).toUpperCase()}${lot.slice(1)}.`,
          item.place && `${item.place}.`,
          numbering(item),
          item.styles.length > 0 ? `Styles du fichier\u202f: ${item.styles.map(styleName).join(', ')}.` : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {own.length > 0 && (
        <ul className="insertion__warnings">
          {own.map((warning) => (
            <li key={warning}>{frenchTypography(warning)}</li>
          ))}
        </ul>
      )}
      <div
        className={`insertion__sheet sheet${isTracked ? ' insertion__sheet--tracked' : ''}`}
        tabIndex={0}
        role="region"
        aria-label={`Aperçu\u202f: ${item.title}`}
      >
        <SafeHtml html={item.html} />
      </div>
    </article>
  );
}
