import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClauseUse, ClauseUses, UseSummary } from '#shared/api/clause-use.ts';
import { counted, formatDay, formatNumber } from '#shared/format.ts';
import { request } from '../../api.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { resultWords } from '../tenders/steps/results/draft.ts';
import './UsedIn.css';

const usesQuery = (slug: string) =>
  queryOptions({
    queryKey: ['clause-uses', slug],
    queryFn: ({ signal }) => request<ClauseUses>(`/api/clauses/${encodeURIComponent(slug)}/uses`, { signal }),
  });

const STATES: Record<ClauseUse['state'], string> = { preparing: 'En préparation', launched: 'Lancée', closed: 'Terminée' };

/** « 3,2 offres en moyenne »: one decimal, never of what is not known; one lot has no average. */
const average = ({ offers, counted: lots }: UseSummary): string => {
  if (lots === 1) return offers === 0 ? '' : counted(offers, 'offre reçue', 'offres reçues');
  const value = Math.round((offers * 10) / lots) / 10;
  return `${formatNumber(value)}\u00a0offre${value >= 2 ? 's' : ''} en moyenne`;
};

/** « Retenue dans 7 lots, 6 avec un résultat connu : 3,2 offres en moyenne, 1 lot sans offre. » */
export function usedSentence(summary: UseSummary): string {
  const { lots, known, counted: withOffers, withoutOffer, unsuccessful } = summary;
  const start = `Retenue dans ${counted(lots, 'lot')}`;
  if (known === 0) return `${start}, aucun résultat connu.`;
  const facts = [
    withOffers === 0 ? 'nombre d’offres inconnu' : average(summary),
    withOffers > 0 && withOffers < known ? `(sur ${counted(withOffers, 'lot')})` : '',
  ].filter((part) => part !== '');
  const ends = [withOffers === 0 ? '' : withoutOffer === 0 ? (withOffers > 1 ? 'aucun lot sans offre' : '') : `${counted(withoutOffer, 'lot')} sans offre`];
  if (unsuccessful > 0) ends.push(counted(unsuccessful, 'lot infructueux', 'lots infructueux'));
  return `${start}, ${formatNumber(known)} avec un résultat connu\u202f: ${[facts.join(' '), ...ends].filter((part) => part !== '').join(', ')}.`;
}

const columns: readonly Column<ClauseUse>[] = [
  {
    id: 'title',
    header: 'Consultation',
    isRowHeader: true,
    cell: ({ id, title }) => (
      <Link to="/consultations/$id/$step" params={{ id, step: 'clauses' }} search={{}}>
        {title}
      </Link>
    ),
  },
  { id: 'state', header: 'État', cell: ({ state }) => STATES[state] },
  { id: 'launch', header: 'Lancement', cell: ({ launchOn }) => (launchOn ? formatDay(launchOn) : 'Inconnu') },
  {
    id: 'lots',
    header: 'Lots, et ce qui y est arrivé',
    isLong: true,
    cell: ({ lots }) => (
      <ul className="plain-list">
        {lots.map(({ id, number, title, result }) => (
          <li key={id}>
            {`Lot ${number}${title ? ` – ${title}` : ''}\u202f: ${result ? resultWords(result) : 'inconnu'}`}
            {result?.reason && <span className="soft">{` (${result.reason})`}</span>}
          </li>
        ))}
      </ul>
    ),
  },
];

/** Where the clause is used, among the consultations that the person sees, and what happened there. */
export function UsedIn({ slug }: { slug: string }) {
  const uses = useQuery(usesQuery(slug));
  return (
    <section className="facts used-in">
      <div className="facts__part">
        <h2>Utilisée dans</h2>
        <QueryView query={uses} loading="Lecture des consultations…">
          {({ items, total, summary }) =>
            total === 0 ? (
              <p className="soft">Aucune des consultations que vous voyez ne la retient.</p>
            ) : (
              <>
                <p>{usedSentence(summary)}</p>
                <p className="soft small">
                  {
                    'C’est une observation, pas une cause\u202f: le nombre d’offres dépend aussi du marché, de son prix, de ses délais. Seules les consultations que vous voyez sont comptées.'
                  }
                </p>
                <DataTable caption="Consultations qui retiennent cette clause" hideCaption columns={columns} rows={items} rowKey={({ id }) => id} />
                {total > items.length && <p className="soft">{`Les ${items.length} dernières sur ${total}.`}</p>}
              </>
            )
          }
        </QueryView>
      </div>
    </section>
  );
}
