import { useQuery } from '@tanstack/react-query';
import type { LawSwitch, LegalReference } from '#shared/api/references.ts';
import { formatDay } from '#shared/format.ts';
import { chooseLawDay, today, useLawDay } from '../../lawDay.ts';
import { referencesQuery, switchesQuery } from '../../queries.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/Toast.tsx';
import { Cites } from './Cites.tsx';
import { LawNav } from './LawNav.tsx';
import './Law.css';

/** The days the law changed, or will; the most recent first. */
export function ChangesPage() {
  const { on } = useLawDay();
  const switches = useQuery(switchesQuery);
  const references = useQuery(referencesQuery(on));
  return (
    <>
      <PageHeader
        title="Ce qui change dans le droit"
        lead="Les jours où le droit de la commande publique a changé, ou va changer, et ce que cela veut dire pour l’acheteur."
      />
      <LawNav />
      <QueryView query={switches} loading="Lecture des changements…">
        {({ items }) => (
          <ol className="changes">
            {[...items]
              .sort((a, b) => b.on.localeCompare(a.on))
              .map((item) => (
                <Change key={item.id} change={item} references={references.data?.items} />
              ))}
          </ol>
        )}
      </QueryView>
    </>
  );
}

function Change({ change, references }: { change: LawSwitch; references: readonly LegalReference[] | undefined }) {
  const { on, isToday } = useLawDay();
  const isComing = change.on > today();
  const isChosen = !isToday && on === change.on;
  const choose = (): void => {
    const before = isToday ? null : on;
    chooseLawDay(change.on);
    toast(`Droit applicable au ${formatDay(change.on)}.`, () => chooseLawDay(before));
  };
  return (
    <li className={`change${isComing ? ' change--coming' : ''}`}>
      <p className="change__day">{formatDay(change.on)}</p>
      <div className="change__body">
        {isComing && (
          <p>
            <Tag tone="blue">À venir</Tag>
          </p>
        )}
        <h2>{change.title}</h2>
        <p>{change.says}</p>
        <Cites ids={change.references} references={references} />
        <div className="row no-print">
          {isChosen ? (
            <Tag tone="green">Date choisie</Tag>
          ) : (
            <Button small variant="quiet" onPress={choose}>
              Lire le droit à cette date
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
