import type { Room } from '#shared/api/rooms.ts';
import { counted } from '#shared/format.ts';
import { Finding } from '../../ui/Finding.tsx';
import { QrCode } from '../account/QrCode.tsx';
import { pageOf, spaced, typedAddress } from './code.ts';

/** How to come in, and who is there. */
export function StageWaiting({ room, isLocal }: { room: Room; isLocal: boolean }) {
  if (isLocal)
    return (
      <div className="stage__body stage-waiting">
        <Finding tone="notes" title="Les téléphones n’atteignent pas ce poste.">
          <p>Clausier sert ici un seul ordinateur. Projetez cet écran&#x202f;: chacun répond à main levée, puis vous montrez la réponse.</p>
        </Finding>
        <p className="stage__large">{counted(room.total, 'question')}</p>
      </div>
    );
  return (
    <div className="stage__body stage-waiting">
      <div className="stage-waiting__how">
        <p className="stage__large">
          Sur votre téléphone, ouvrez <strong className="stage-waiting__address">{typedAddress(pageOf(room.joinUrl, room.code))}</strong>
        </p>
        <p className="stage__large">et entrez le code</p>
        <p className="stage-waiting__code">
          <span className="visually-hidden">Code de la salle&#x202f;: </span>
          {spaced(room.code)}
        </p>
      </div>
      <div className="stage-waiting__scan">
        <QrCode text={room.joinUrl} label={`Adresse de la salle à scanner\u202f: ${typedAddress(room.joinUrl)}`} />
        <p>ou scannez</p>
      </div>
      <section className="stage-waiting__players" aria-labelledby="players">
        <h2 id="players" aria-live="polite">
          {room.players.length === 0 ? 'Personne n’est encore entré' : `${counted(room.players.length, 'personne')} dans la salle`}
        </h2>
        <ul className="stage-waiting__names">
          {room.players.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
