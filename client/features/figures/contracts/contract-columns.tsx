/** A contract as the list shows it; the same words in its detail. */
import type { Contract } from '#shared/api/indicators.ts';
import { formatDay } from '#shared/format.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Column } from '../../../ui/DataTable.tsx';
import { amountCaution, amountWords, considerationWords } from '../parts/words.ts';

/** A name, else a number, else that it is unknown. */
export const holderName = ({ name, id }: Contract['holders'][number]): string => name?.trim() || id || 'Titulaire inconnu';

/** As published; one that has none says so. */
export const objectWords = ({ object }: Pick<Contract, 'object'>): string => object.trim() || 'Sans objet publié';

export const contractColumns = (onOpen: (contract: Contract) => void): Column<Contract>[] => [
  {
    id: 'object',
    header: 'Objet',
    isRowHeader: true,
    cell: (contract) => (
      <>
        {objectWords(contract)}
        <span className="contract__sub">
          {[contract.number && `n°\u00a0${contract.number}`, contract.buyerName ?? contract.buyer].filter(Boolean).join(' · ')}
        </span>
      </>
    ),
  },
  { id: 'notified', header: 'Notifié le', cell: ({ notifiedOn }) => (notifiedOn ? formatDay(notifiedOn) : 'Inconnu') },
  { id: 'amount', header: 'Montant HT', isNumeric: true, cell: (contract) => <Amount contract={contract} /> },
  {
    id: 'considerations',
    header: 'Considérations',
    cell: (contract) => (
      <span className="stacked small">
        <span>{`Sociale\u202f: ${considerationWords(contract, 'social').toLowerCase()}`}</span>
        <span>{`Environnementale\u202f: ${considerationWords(contract, 'environment').toLowerCase()}`}</span>
      </span>
    ),
  },
  {
    id: 'actions',
    header: 'Actions',
    cell: (contract) => (
      <Button reads small onPress={() => onOpen(contract)} aria-label={`Détail\u202f: ${objectWords(contract)}`}>
        Détail
      </Button>
    ),
  },
];

/** An amount out of the sums stays in sight, with why. */
export function Amount({ contract }: { contract: Contract }) {
  const caution = amountCaution(contract);
  return (
    <>
      {amountWords(contract)}
      {caution && <span className="contract__sub contract__caution">{caution}</span>}
    </>
  );
}
