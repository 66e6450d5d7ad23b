/** Signing in, step by step, on its page and over a page whose session ended: password, organisation, second factor. */
import { useId, useState } from 'react';
import type { Session, SignedIn } from '#shared/api/session.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFirstFocus } from '../../ui/useFirstFocus.ts';
import { isOpen, readSession } from '../../session.ts';
import { Enrolment } from './Enrolment.tsx';
import { FormShell } from './FormShell.tsx';
import { missing, useForm } from './form.ts';
import { giveSecondFactor, signIn, signOut } from './requests.ts';

export type SignInFlowProps = {
  /** As the server knows it: nobody, or a session that still owes something. */
  session: Session;
  /** The address typed to begin with. */
  email?: string;
  onDone: (session: Session) => void;
  /** A session has begun, or is given up: what surrounds the steps may follow. */
  onStep?: (session: Session) => void;
};

type Credentials = { email: string; password: string };

/** One step after the other; `onDone` once nothing is owed. */
export function SignInFlow({ session: first, email = '', onDone, onStep }: SignInFlowProps) {
  const [session, setSession] = useState(first);
  const [credentials, setCredentials] = useState<Credentials | null>(null);
  const [choices, setChoices] = useState<SignedIn['choices']>([]);
  const move = (next: Session): void => {
    if (isOpen(next)) onDone(next);
    else {
      setSession(next);
      onStep?.(next);
    }
  };
  const restart = async (): Promise<void> => {
    await signOut();
    setChoices([]);
    setCredentials(null);
    move(await readSession());
  };
  const enter = async (body: Credentials, organisationId?: string): Promise<void> => {
    const answer = await signIn({ ...body, ...(organisationId ? { organisationId } : {}) });
    setCredentials(body);
    setChoices(answer.choices);
    if (answer.session) move(answer.session);
  };
  if (session.person && session.secondFactor === 'to-enrol')
    return (
      <div className="stack">
        <p>Votre rôle demande un second facteur&#x202f;: un code que votre téléphone donne à chaque connexion.</p>
        <Enrolment
          password={credentials?.password ?? null}
          hasPassword={session.method !== 'sso'}
          onDone={() => void readSession().then(move)}
          onCancel={() => void restart()}
        />
      </div>
    );
  if (session.person && session.secondFactor === 'to-give') return <CodeStep onDone={move} onRestart={restart} />;
  if (choices.length > 0 && credentials) return <OrganisationStep choices={choices} onChoose={(id) => enter(credentials, id)} onBack={() => setChoices([])} />;
  return <PasswordStep email={credentials?.email ?? email} onEnter={enter} />;
}

function PasswordStep({ email: first, onEnter }: { email: string; onEnter: (credentials: Credentials) => Promise<void> }) {
  const base = useId();
  const ids = { email: `${base}email`, password: `${base}password` };
  const form = useForm(ids);
  const [email, setEmail] = useState(first);
  const [password, setPassword] = useState('');
  // Over a page whose session ended, the address is known.
  const input = useFirstFocus<HTMLInputElement>(first !== '');
  const submit = (): void =>
    form.submit(
      [
        missing(ids.email, email, 'Écrivez votre adresse électronique.'),
        email.trim() !== '' &&
          !/^\S+@\S+$/.test(email.trim()) && { path: ids.email, message: 'Écrivez une adresse complète, par exemple prenom.nom@exemple.fr.' },
        password === '' && { path: ids.password, message: 'Écrivez votre mot de passe.' },
      ],
      () => onEnter({ email: email.trim(), password }),
    );
  return (
    <FormShell form={form} onSubmit={submit} label="Se connecter" busyLabel="Connexion…">
      <TextField
        id={ids.email}
        label="Adresse électronique"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={form.faultOf(ids.email)}
      />
      <PasswordField
        id={ids.password}
        ref={input}
        label="Mot de passe"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={form.faultOf(ids.password)}
      />
    </FormShell>
  );
}

type OrganisationProps = { choices: SignedIn['choices']; onChoose: (id: string) => Promise<void>; onBack: () => void };

/** The same address and password open several organisations. */
function OrganisationStep({ choices, onChoose, onBack }: OrganisationProps) {
  const id = useId();
  const form = useForm({ organisationId: id });
  const [chosen, setChosen] = useState<string | null>(null);
  const first = choices[0]?.id ?? '';
  return (
    <FormShell
      form={form}
      label="Continuer"
      busyLabel="Connexion…"
      onSubmit={() =>
        form.submit([chosen === null && { path: `${id}-${first}`, message: 'Choisissez une organisation.' }], async () => {
          if (chosen) await onChoose(chosen);
        })
      }
      actions={<Button onPress={onBack}>Revenir</Button>}
    >
      <RadioGroup
        id={id}
        label="Dans quelle organisation travaillez-vous maintenant&#x202f;?"
        value={chosen}
        onChange={setChosen}
        options={choices.map(({ id: value, name }) => ({ value, label: name }))}
        error={form.faultOf(`${id}-${first}`)}
      />
    </FormShell>
  );
}

function CodeStep({ onDone, onRestart }: { onDone: (session: Session) => void; onRestart: () => Promise<void> }) {
  const id = useId();
  const form = useForm({ code: id });
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const input = useFirstFocus<HTMLInputElement>();
  return (
    <FormShell
      form={form}
      label="Continuer"
      busyLabel="Vérification…"
      onSubmit={() =>
        form.submit([missing(id, code, isRecovery ? 'Écrivez un de vos codes de secours.' : 'Écrivez le code à six chiffres.')], async () =>
          onDone(await giveSecondFactor(code.trim())),
        )
      }
      actions={<Button onPress={() => form.submit([], onRestart)}>Annuler</Button>}
    >
      <TextField
        id={id}
        ref={input}
        label={isRecovery ? 'Code de secours' : 'Code à six chiffres'}
        help={isRecovery ? 'Un de ceux que vous avez gardés\u202f: il ne servira plus.' : 'Celui de votre application d’authentification.'}
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        maxLength={40}
        value={code}
        onChange={setCode}
        error={form.faultOf(id)}
      />
      <div>
        <Button
          small
          variant="quiet"
          onPress={() => {
            setRecovery(!isRecovery);
            setCode('');
            input.current?.focus();
          }}
        >
          {isRecovery ? 'Utiliser l’application d’authentification' : 'Utiliser un code de secours'}
        </Button>
      </div>
    </FormShell>
  );
}
