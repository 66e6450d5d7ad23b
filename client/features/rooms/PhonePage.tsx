/**
 * The page of a phone in a room. Promises that a first name or a nickname is all it asks, that a reload keeps the seat and the
 * answer, that an answer given without network leaves when the network is back, and that everything fits one hand.
 */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { toProblem } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { PhoneJoin } from './PhoneJoin.tsx';
import { PhoneRoom } from './PhoneRoom.tsx';
import { keepSeat, readSeat, type Seat, seatQuery } from './queries.ts';
import './rooms.css';

export function PhonePage() {
  const { code } = useParams({ from: '/salle/{-$code}' });
  const [seat, setSeat] = useState(readSeat);
  const sit = (next: Seat | null): void => {
    keepSeat(next);
    setSeat(next);
  };
  // Another code scanned: another room, and the old seat would lead to the wrong one.
  if (!seat || (code && seat.code !== digitsOf(code))) return <PhoneJoin code={digitsOf(code ?? '')} onJoin={sit} />;
  return <Seated key={seat.token} seat={seat} onLeave={() => sit(null)} />;
}

const digitsOf = (code: string): string => code.replace(/\D/g, '').slice(0, 6);

const GONE: readonly number[] = [401, 403, 404, 410];

function Seated({ seat, onLeave }: { seat: Seat; onLeave: () => void }) {
  const view = useQuery(seatQuery(seat.token));
  const status = view.isError ? toProblem(view.error).status : null;
  if (status !== null && GONE.includes(status))
    return (
      <div className="phone">
        <PageHeader title="La séance est terminée" documentTitle="Salle" />
        <p>Votre place n’existe plus. Pour une autre séance, demandez son code à la personne qui anime.</p>
        <Button variant="primary" onPress={onLeave}>
          Entrer dans une autre salle
        </Button>
      </div>
    );
  if (!view.data)
    return (
      <div className="phone">
        <PageHeader title={seat.module} documentTitle="Salle" />
        {view.isError ? <ProblemNotice error={view.error} onRetry={() => void view.refetch()} /> : <Loading what="Retour à votre place…" />}
      </div>
    );
  return <PhoneRoom view={view.data} token={seat.token} isLost={view.isError} onLeave={onLeave} />;
}
