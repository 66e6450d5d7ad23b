import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { IssuedLink, Person, PersonChange } from '#shared/api/people.ts';
import { counted } from '#shared/format.ts';
import { download, request } from '../../../api.ts';
import { useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { freshPeople, personPath } from '../queries.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { IssuedLinkView } from './IssuedLinkView.tsx';
import { type Standing, standingOf } from './standing.ts';

type PartProps = { person: Person; standing: Standing };

/** What can be done at once to somebody’s account, and to their data; what cannot says why. */
export function PersonGestures({ person, people }: { person: Person; people: readonly Person[] }) {
  const standing = standingOf(person, people, useSession()?.person?.id);
  return (
    <>
      <section className="stack" aria-labelledby="access">
        <h2 id="access">Accès</h2>
        {standing.isSelf && (
          <p>
            Votre mot de passe, vos sessions et votre second facteur se changent depuis <Link to="/compte">Mon compte</Link>.
          </p>
        )}
        <div className="gestures">
          {!standing.isSelf && (
            <>
              <LinkGesture person={person} />
              <SessionsGesture person={person} />
              {person.hasSecondFactor && <SecondFactorGesture person={person} />}
            </>
          )}
          <StateGesture person={person} standing={standing} />
        </div>
      </section>
      <section className="stack" aria-labelledby="data">
        <h2 id="data">Données personnelles</h2>
        <div className="gestures">
          <ExportGesture person={person} />
          <EraseGesture person={person} standing={standing} />
        </div>
      </section>
    </>
  );
}

/** A name, what it does, and its button, or the reason there is none. */
function Gesture({ name, says, reason, children }: { name: string; says: ReactNode; reason?: string | undefined; children: ReactNode }) {
  const said = useRef<HTMLParagraphElement>(null);
  const before = useRef(reason);
  useEffect(() => {
    // The button that was just pressed is gone: the reason takes its focus.
    if (reason !== undefined && before.current === undefined && document.activeElement === document.body) said.current?.focus();
    before.current = reason;
  }, [reason]);
  return (
    <div className="gesture">
      <div className="gesture__words">
        <p className="gesture__name">{name}</p>
        <p className="soft small">{says}</p>
      </div>
      {reason ? (
        <p ref={said} tabIndex={-1} className="gesture__reason">
          {reason}
        </p>
      ) : (
        children
      )}
    </div>
  );
}

/** A change that needs nothing more; said when done, then everything is read again. */
function useGesture<T>(act: () => Promise<T>, done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      toast(done);
      await freshPeople(client);
    },
    onError: toastProblem,
  });
}

function LinkGesture({ person }: { person: Person }) {
  const [link, setLink] = useState<IssuedLink | null>(null);
  const issue = useMutation({
    mutationFn: () => request<IssuedLink>(personPath(person.id, 'link'), { method: 'POST' }),
    onSuccess: setLink,
    onError: toastProblem,
  });
  const isInvited = person.state === 'invited';
  return (
    <Gesture
      name={isInvited ? 'Nouveau lien d’invitation' : 'Lien pour choisir un mot de passe'}
      says={isInvited ? 'Le lien d’avant ne marche plus.' : 'À qui a oublié son mot de passe. Le mot de passe d’avant reste bon jusqu’à ce que le lien serve.'}
      reason={person.state === 'disabled' ? 'Réactivez d’abord le compte.' : undefined}
    >
      <Button onPress={() => issue.mutate()} isBusy={issue.isPending}>
        Créer un lien
      </Button>
      {link && (
        <Dialog title="Lien créé" isOpen onClose={() => setLink(null)} isDismissable={false}>
          <IssuedLinkView link={link} name={person.name} email={person.email} />
        </Dialog>
      )}
    </Gesture>
  );
}

function SessionsGesture({ person }: { person: Person }) {
  const { id, name, openSessions } = person;
  const end = useGesture(() => request(personPath(id, 'sessions'), { method: 'DELETE' }), `${name} devra se reconnecter.`);
  return (
    <Gesture
      name={openSessions === 0 ? 'Sessions ouvertes' : counted(openSessions, 'session ouverte', 'sessions ouvertes')}
      says="Les fermer oblige à se reconnecter partout. Rien d’enregistré n’est perdu."
      reason={openSessions === 0 ? 'Aucune session ouverte.' : undefined}
    >
      <Button onPress={() => end.mutate()} isBusy={end.isPending}>
        Fermer les sessions
      </Button>
    </Gesture>
  );
}

function SecondFactorGesture({ person }: { person: Person }) {
  const [isAsking, setAsking] = useState(false);
  const { id, name, roles } = person;
  const remove = useGesture(() => request(personPath(id, 'second-factor'), { method: 'DELETE' }), `Le second facteur de ${name} est retiré.`);
  return (
    <Gesture name="Second facteur installé" says="À retirer quand la personne a perdu son téléphone et ses codes de secours.">
      <Button onPress={() => setAsking(true)}>Retirer le second facteur</Button>
      <ConfirmDialog
        title={`Retirer le second facteur de ${name}\u202f?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel="Retirer"
        isDanger
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        <p>
          {roles.includes('administrator')
            ? 'Un administrateur doit en avoir un\u202f: la personne en installera un autre à sa prochaine connexion.'
            : 'Son mot de passe suffira pour se connecter.'}{' '}
          Assurez-vous de son identité avant de le faire.
        </p>
      </ConfirmDialog>
    </Gesture>
  );
}

function StateGesture({ person, standing }: PartProps) {
  const { id, name, state } = person;
  const isClosed = state === 'disabled';
  const change = useGesture(
    () => request<Person>(personPath(id), { method: 'PATCH', body: { state: isClosed ? 'active' : 'disabled' } satisfies PersonChange }),
    isClosed ? `Le compte de ${name} est de nouveau ouvert.` : `Le compte de ${name} est désactivé\u202f: ses sessions sont fermées.`,
  );
  return (
    <Gesture
      name={isClosed ? 'Compte désactivé' : 'Désactiver le compte'}
      says={
        isClosed
          ? 'Le réactiver rend les mêmes rôles, équipes et documents.'
          : 'Ses sessions se ferment tout de suite et la connexion lui est refusée. Ses documents restent\u202f; le compte se réactive à tout moment.'
      }
      reason={isClosed ? undefined : standing.keepsAccount}
    >
      <Button variant={isClosed ? 'secondary' : 'danger'} onPress={() => change.mutate()} isBusy={change.isPending}>
        {isClosed ? 'Réactiver' : 'Désactiver'}
      </Button>
    </Gesture>
  );
}

function ExportGesture({ person: { id, name } }: { person: Person }) {
  const get = useMutation({ mutationFn: () => download(personPath(id, 'export.json'), 'donnees.json'), onError: toastProblem });
  return (
    <Gesture
      name="Exporter ses données"
      says={`Tout ce que Clausier garde sur ${name}, en un fichier JSON, à lui remettre sur demande (RGPD, article\u00a015). Sans mot de passe.`}
    >
      <Button onPress={() => get.mutate()} isBusy={get.isPending} busyLabel="Préparation…">
        Télécharger
      </Button>
    </Gesture>
  );
}

function EraseGesture({ person, standing }: PartProps) {
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const erased = (): void => {
    toast(`Les données de ${person.name} sont effacées.`);
    void navigate({ to: '/administration/personnes', search: {} });
  };
  return (
    <Gesture name="Effacer la personne" says="Son nom et son adresse disparaissent partout. Ne se défait pas." reason={standing.keepsAccount}>
      <Button variant="danger" onPress={() => setAsking(true)}>
        Effacer…
      </Button>
      {isAsking && <EraseDialog person={person} onClose={() => setAsking(false)} onErased={erased} />}
    </Gesture>
  );
}
