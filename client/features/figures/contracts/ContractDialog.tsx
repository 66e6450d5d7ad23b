import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Contract } from '#shared/api/indicators.ts';
import { formatDay, formatNumber } from '#shared/format.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { considerationWords } from '../parts/words.ts';
import { Amount, holderName, objectWords } from './contract-columns.tsx';

const SIZES: Readonly<Record<string, string>> = { micro: 'microentreprise', pme: 'PME', eti: 'entreprise de taille intermédiaire', ge: 'grande entreprise' };

/** All that is known of one contract, and the line of the file it came with. */
export function ContractDialog({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { number, buyer, buyerName, cpv, cpvLabel, procedure, notifiedOn, endsOn, months, offers, holders, file, line, decided } = contract;
  const isUndecided = !decided && (contract.socialState === 'contradiction' || contract.environmentState === 'contradiction');
  return (
    <Dialog title={objectWords(contract)} isOpen onClose={onClose} size="wide">
      {/* On a phone it scrolls, and nothing else in it takes the keyboard. */}
      <section tabIndex={0} aria-label="Ce qui est connu de ce marché">
        <dl className="facts">
          <Fact term="Numéro">{number || 'Inconnu'}</Fact>
          <Fact term="Acheteur">{buyerName ? `${buyerName} (${buyer})` : buyer || 'Inconnu'}</Fact>
          <Fact term={holders.length > 1 ? 'Titulaires' : 'Titulaire'}>
            {holders.length === 0 ? (
              'Inconnu'
            ) : (
              <ul className="plain-list">
                {holders.map((holder) => (
                  <li key={`${holder.id} ${holder.name}`}>{holderWords(holder)}</li>
                ))}
              </ul>
            )}
          </Fact>
          <Fact term="Montant HT">
            <Amount contract={contract} />
          </Fact>
          <Fact term="Notifié le">{notifiedOn ? formatDay(notifiedOn) : 'Inconnu'}</Fact>
          <Fact term="Fin">{endsOn ? formatDay(endsOn) : 'Inconnue'}</Fact>
          <Fact term="Durée">{months === null ? 'Inconnue' : `${formatNumber(months)}\u00a0mois`}</Fact>
          <Fact term="CPV">{cpv ? [cpv, cpvLabel].filter(Boolean).join(' · ') : 'Inconnu'}</Fact>
          <Fact term="Procédure">{procedure ?? 'Inconnue'}</Fact>
          <Fact term="Offres reçues">{offers === null ? 'Inconnu' : formatNumber(offers)}</Fact>
          <Fact term="Considération sociale">{considerationWords(contract, 'social')}</Fact>
          <Fact term="Considération environnementale">{considerationWords(contract, 'environment')}</Fact>
          <Fact term="Vient de">{`${file}, ligne ${formatNumber(line)}`}</Fact>
        </dl>
      </section>
      {decided && <p className="soft small">Ce qui était contradictoire a été décidé par une personne.</p>}
      {isUndecided && (
        <p className="contract-more">
          <Link to="/chiffres/a-decider">Décider de ce qui est contradictoire</Link>
        </p>
      )}
    </Dialog>
  );
}

function holderWords(holder: Contract['holders'][number]): string {
  const more = [
    holder.name ? holder.id : null,
    holder.size ? (SIZES[holder.size] ?? holder.size) : null,
    holder.department ? `département ${holder.department}` : null,
  ];
  const known = more.filter(Boolean);
  return known.length === 0 ? holderName(holder) : `${holderName(holder)} (${known.join(', ')})`;
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="facts__line">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
