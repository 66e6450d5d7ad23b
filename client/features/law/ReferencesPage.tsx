/**
 * The law, dated: references, thresholds, the days it changed, and what we do not know.
 * Promises that everything is read for the date of law shown at the top, says since when it applies and when we checked it,
 * and never hides a doubt.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LegalReference, ReferenceList } from '#shared/api/references.ts';
import { formatDay } from '#shared/format.ts';
import { foldFrench } from '#shared/typography.ts';
import { optionsOf, STATUS_LABELS } from '../../labels.ts';
import { useLawDay } from '../../lawDay.ts';
import { referencesQuery } from '../../queries.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LawNav } from './LawNav.tsx';
import { type LawSearch, readLawSearch } from './search.ts';
import { StatusTag } from './StatusTag.tsx';
import './Law.css';

const route = getRouteApi('/droit');

export function ReferencesPage() {
  const { on } = useLawDay();
  const references = useQuery(referencesQuery(on));
  return (
    <>
      <PageHeader title="Références du droit" lead={`Chaque article, avec ses versions et l’état de notre vérification, au ${formatDay(on)}.`} />
      <LawNav />
      <QueryView query={references} loading="Lecture des références…">
        {(data) => <Browser list={data} />}
      </QueryView>
    </>
  );
}

/** « L2112-2 », « l. 2112 2 » and « article L. 2112-2 » look for the same thing. */
const squeeze = (text: string): string => foldFrench(text).replace(/ /g, '');

function keep(items: readonly LegalReference[], { cherche, texte, statut }: LawSearch): LegalReference[] {
  const words = foldFrench(cherche ?? '')
    .split(' ')
    .filter(Boolean);
  const number = squeeze(cherche ?? '');
  return items.filter((reference) => {
    if (texte && reference.text !== texte) return false;
    if (statut && reference.status !== statut) return false;
    if (words.length === 0) return true;
    const text = foldFrench(`${reference.citation} ${reference.textName} ${reference.title} ${reference.versions.map(({ says }) => says).join(' ')}`);
    return words.every((word) => text.includes(word)) || squeeze(reference.number).includes(number);
  });
}

const MAIN_TEXT = 'ccp';
const order = new Intl.Collator('fr', { numeric: true });

/** One group a text: the code of public procurement first, then by name; articles in their own order. */
const byText = (items: readonly LegalReference[]): [string, LegalReference[]][] => {
  const groups = new Map<string, LegalReference[]>();
  const sorted = [...items].sort(
    (a, b) => Number(b.text === MAIN_TEXT) - Number(a.text === MAIN_TEXT) || order.compare(a.textName, b.textName) || order.compare(a.number, b.number),
  );
  for (const item of sorted) groups.set(item.textName, [...(groups.get(item.textName) ?? []), item]);
  return [...groups];
};

function Browser({ list }: { list: ReferenceList }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search.cherche ?? '');
  const change = (part: Partial<Record<keyof LawSearch, string | undefined>>): void =>
    void navigate({ to: '/droit', search: readLawSearch({ ...search, ...part }), replace: true, resetScroll: false });
  const texts = [...new Map(list.items.map(({ text, textName }) => [text, textName]))]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => order.compare(a.label, b.label));
  const found = keep(list.items, search);
  return (
    <>
      <div className="law-filters no-print">
        <TextField
          label="Chercher une référence"
          type="search"
          value={typed}
          maxLength={200}
          placeholder="L. 2112-2, insertion, réservé…"
          onChange={(cherche) => {
            setTyped(cherche);
            change({ cherche: cherche || undefined });
          }}
        />
        <Select
          label="Texte"
          value={search.texte ?? null}
          options={texts}
          emptyLabel="Tous les textes"
          onChange={(texte) => change({ texte: texte ?? undefined })}
        />
        <Select
          label={`État au ${formatDay(list.on)}`}
          value={search.statut ?? null}
          options={optionsOf(STATUS_LABELS)}
          emptyLabel="Tous les états"
          onChange={(statut) => change({ statut: statut ?? undefined })}
        />
      </div>
      <p role="status" className="law-count">
        {found.length === 0 ? 'Aucune référence' : found.length === 1 ? '1 référence' : `${found.length} références`}
      </p>
      {found.length === 0 && (
        <EmptyState
          title="Aucune référence ne répond à cette recherche."
          action={
            <LinkButton to="/droit" onClick={() => setTyped('')}>
              Voir toutes les références
            </LinkButton>
          }
        />
      )}
      {byText(found).map(([name, items]) => (
        <section key={name} className="law-group">
          <h2 className="law-group__title">{name}</h2>
          <ul className="law-list">
            {items.map((reference) => (
              <ReferenceItem key={reference.id} reference={reference} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function ReferenceItem({ reference }: { reference: LegalReference }) {
  const { id, citation, title, current, status, confidence } = reference;
  return (
    <li className="law-item">
      <Link to="/droit/$id" params={{ id }} className="law-item__citation">
        {citation}
      </Link>
      <span className="law-item__title">
        {title}
        {current && <span className="law-item__since">Version applicable depuis le {formatDay(current.from)}</span>}
      </span>
      <span className="law-item__marks">
        <StatusTag status={status} />
        <ConfidenceMark value={confidence} />
      </span>
    </li>
  );
}
