import { useQuery } from '@tanstack/react-query';
import type { Day } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { chooseLawDay, today, useLawDay } from '../lawDay.ts';
import { switchesQuery } from '../queries.ts';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Popover } from '../ui/Popover.tsx';

/** The date of law, always in sight: everything on screen answers for that day. */
export function LawDate() {
  const { on, isToday } = useLawDay();
  const label = (
    <>
      <span className="law-day__long">
        Droit applicable au <strong>{formatDay(on)}</strong>
      </span>
      <span className="law-day__short">
        Droit au <strong>{`${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`}</strong>
      </span>
      <span aria-hidden="true">▾</span>
    </>
  );
  return (
    <div className={`law-day${isToday ? '' : ' law-day--chosen'}`}>
      <Popover label={label} title="Date du droit applicable" variant="quiet" small>
        {(close) => <LawDatePanel on={on} isToday={isToday} onDone={close} />}
      </Popover>
    </div>
  );
}

function LawDatePanel({ on, isToday, onDone }: { on: Day; isToday: boolean; onDone: () => void }) {
  const switches = useQuery(switchesQuery);
  const choose = (day: Day | null): void => {
    chooseLawDay(day);
    onDone();
  };
  return (
    <>
      <DayInput
        label="Droit applicable au"
        help="La date de l’avis ou du lancement de la procédure. Elle reste sur cet ordinateur."
        value={on}
        onChange={(day) => day && chooseLawDay(day)}
      />
      <div className="row">
        <Button small onPress={() => choose(null)} isDisabled={isToday}>
          Aujourd’hui, {formatDay(today())}
        </Button>
        <Button small variant="quiet" onPress={onDone}>
          Fermer
        </Button>
      </div>
      {switches.data && switches.data.items.length > 0 && (
        <div>
          <p className="field__label">Jours où le droit change</p>
          <ul className="law-day__list">
            {[...switches.data.items]
              .sort((a, b) => b.on.localeCompare(a.on))
              .map((item) => (
                <li key={item.id}>
                  <button type="button" className="law-day__switch" onClick={() => choose(item.on)}>
                    <strong>{formatDay(item.on)}</strong>
                    <span>{item.title}</span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      )}
    </>
  );
}
