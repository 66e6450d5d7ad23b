import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NetworkEvent } from '#shared/api/network.ts';
import { request } from '../../api.ts';
import { today } from '../../lawDay.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { toast } from '../../ui/Toast.tsx';
import { EVENT_LABELS } from '#shared/network/labels.ts';
import { counted } from '#shared/format.ts';
import { useDownloadOf } from '../../save/download.ts';
import { byMonth, type Month, monthName, timesOf, weekday } from './calendar.ts';
import { EventDialog } from './EventDialog.tsx';
import { NetworkPage } from './NetworkPage.tsx';
import { eventsQuery, networkPath, refreshNetwork } from './queries.ts';

type Asked = { kind: 'add' } | { kind: 'edit' | 'remove'; event: NetworkEvent } | null;

/** The dates of the network, month by month; the past is folded. */
export function CalendarPage() {
  const events = useQuery(eventsQuery);
  const mayManage = useMay('network:manage');
  const files = useDownloadOf();
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const add = (
    <Button variant="primary" onPress={() => setAsked({ kind: 'add' })}>
      Ajouter une date
    </Button>
  );
  return (
    <NetworkPage
      title="Calendrier"
      lead="Réunions du réseau, formations, bilan et publication du schéma."
      actions={
        events.data?.items.length ? (
          <>
            <Button reads onPress={() => files.start(networkPath('calendrier.ics'), 'calendrier.ics')} isBusy={files.busy !== null} busyLabel="Préparation…">
              Ajouter à votre agenda
            </Button>
            {mayManage && add}
          </>
        ) : undefined
      }
    >
      <QueryView query={events} loading="Lecture du calendrier…">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucune date pour l’instant" action={mayManage ? add : undefined}>
              <p>Commencez par la prochaine réunion du réseau. Chacun pourra ensuite ajouter les dates à son agenda.</p>
            </EmptyState>
          ) : (
            <Months items={items} onAsk={mayManage ? setAsked : null} />
          )
        }
      </QueryView>
      {asked?.kind === 'add' && <EventDialog event={null} onClose={close} />}
      {asked?.kind === 'edit' && <EventDialog event={asked.event} onClose={close} />}
      {asked?.kind === 'remove' && <RemoveDialog event={asked.event} onClose={close} />}
    </NetworkPage>
  );
}

type Ask = ((asked: Asked) => void) | null;

function Months({ items, onAsk }: { items: readonly NetworkEvent[]; onAsk: Ask }) {
  const now = today();
  const coming = byMonth(items.filter(({ on }) => on >= now));
  const past = items.filter(({ on }) => on < now);
  return (
    <div className="calendar">
      {coming.length === 0 && <p className="soft">Aucune date à venir.</p>}
      {coming.map((month) => (
        <MonthView key={month.id} month={month} onAsk={onAsk} />
      ))}
      {past.length > 0 && (
        <details className="calendar__past">
          <summary>{counted(past.length, 'date passée', 'dates passées')}</summary>
          {byMonth(past)
            .reverse()
            .map((month) => (
              <MonthView key={month.id} month={month} onAsk={onAsk} />
            ))}
        </details>
      )}
    </div>
  );
}

function MonthView({ month, onAsk }: { month: Month; onAsk: Ask }) {
  return (
    <section className="calendar__month" aria-label={monthName(month.id)}>
      <h2>{monthName(month.id)}</h2>
      <ul className="calendar__list">
        {month.events.map((event) => (
          <li key={event.id} className="calendar__event">
            <time dateTime={event.on} className="calendar__day">
              <span className="calendar__number">{Number(event.on.slice(8))}</span>
              <span className="calendar__weekday">{weekday(event.on)}</span>
            </time>
            <div className="calendar__what">
              <p className="calendar__title">{event.title}</p>
              <p className="soft small">{[EVENT_LABELS[event.kind], timesOf(event), event.place].filter(Boolean).join(' · ')}</p>
              {event.notes && <p className="calendar__notes">{event.notes}</p>}
            </div>
            {onAsk && <EventMenu event={event} onAsk={onAsk} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function EventMenu({ event, onAsk }: { event: NetworkEvent; onAsk: (asked: Asked) => void }) {
  return (
    <Menu
      small
      label="Actions"
      name={`Actions sur ${event.title}`}
      actions={[
        { id: 'edit', label: 'Modifier', onAction: () => onAsk({ kind: 'edit', event }) },
        { id: 'remove', label: 'Retirer la date', isDanger: true, onAction: () => onAsk({ kind: 'remove', event }) },
      ]}
    />
  );
}

function RemoveDialog({ event, onClose }: { event: NetworkEvent; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request(networkPath('events', event.id), { method: 'DELETE' }),
    onSuccess: async () => {
      toast(`«\u00a0${event.title}\u00a0» est retirée du calendrier.`);
      onClose();
      await refreshNetwork(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Retirer «\u00a0${event.title}\u00a0»\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Retirer la date"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>Elle disparaît du calendrier de tous. Les agendas qui l’ont déjà reprise ne changent pas.</p>
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
