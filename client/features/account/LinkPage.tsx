import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import type { LinkFacts, Session } from '#shared/api/session.ts';
import { LIMITS } from '#shared/limits.ts';
import { toProblem } from '../../api.ts';
import { readSession, sessionQuery } from '../../session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Enrolment } from './Enrolment.tsx';
import { FormShell } from './FormShell.tsx';
import { missing, useForm } from './form.ts';
import { followLink, linkFacts } from './requests.ts';
import { SsoButton } from './SsoButton.tsx';
import './account.css';
import { formatMoment } from '../../moments.ts';

/**
 * The token leaves the address bar and the history at once: nobody reads it over a shoulder, nor later on a shared computer.
 * It lives in memory only. Another link pasted over this page changes the fragment alone: it is taken too.
 */
function useToken(): string {
  const hash = useLocation({ select: (place) => place.hash });
  const [token, setToken] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (!hash) return;
    setToken(hash);
    history.replaceState(history.state, '', location.pathname);
  }, [hash]);
  return token;
}

/** `/lien#…`: an invitation, a new password, or the first administrator. */
export function LinkPage() {
  const token = useToken();
  const facts = useQuery({
    queryKey: ['link', token],
    queryFn: () => linkFacts(token),
    enabled: token !== '',
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [enrolling, setEnrolling] = useState<string | null>(null);
  const enter = useEnter();
  const follow = (session: Session, password: string): void => {
    if (session.secondFactor === 'to-enrol') setEnrolling(password);
    else enter(session);
  };
  if (enrolling !== null)
    return (
      <>
        <PageHeader key="enrol" title="Protéger votre compte" lead="Un second facteur garde votre compte même si le mot de passe est connu." />
        <Enrolment password={enrolling} hasPassword onDone={() => void readSession().then(enter)} />
      </>
    );
  if (token === '' || (facts.isError && GONE.includes(toProblem(facts.error).status))) return <Gone />;
  return <QueryView query={facts}>{(known) => <Follow facts={known} token={token} onDone={follow} />}</QueryView>;
}

/** Not a link of ours, used, or too old. */
const GONE: readonly number[] = [400, 404, 410];

function useEnter(): (session: Session) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (session) => {
    client.clear();
    client.setQueryData(sessionQuery.queryKey, session);
    router.history.replace('/');
  };
}

function Gone() {
  return (
    <>
      <PageHeader title="Ce lien ne sert plus" />
      <EmptyState title="Il a déjà servi, il est trop ancien, ou il est incomplet." action={<Link to="/connexion">Se connecter</Link>}>
        <p>
          Si vous avez déjà choisi un mot de passe, connectez-vous. Sinon, demandez un nouveau lien à la personne qui administre Clausier&#x202f;; copiez-le
          entier.
        </p>
      </EmptyState>
    </>
  );
}

type FollowProps = { facts: LinkFacts; token: string; onDone: (session: Session, password: string) => void };

const TITLES: Record<LinkFacts['purpose'], string> = {
  'first-administrator': 'Ouvrir Clausier pour votre organisation',
  invitation: 'Ouvrir votre compte',
  reset: 'Choisir un nouveau mot de passe',
};

function Follow({ facts, token: own, onDone }: FollowProps) {
  const isFirst = facts.purpose === 'first-administrator';
  return (
    <>
      <PageHeader
        title={TITLES[facts.purpose]}
        lead={
          isFirst
            ? 'Vous serez la première personne qui administre Clausier. Vous inviterez ensuite vos collègues.'
            : `${facts.name} (${facts.email}), ${facts.organisation}. Ce lien sert une fois, jusqu’au ${formatMoment(facts.expiresAt)}.`
        }
      />
      <div className="account-narrow">
        {facts.sso && !isFirst && facts.purpose === 'invitation' && (
          <>
            <SsoButton label={facts.sso.label} token={own} />
            <p className="account-or">
              <span>ou avec un mot de passe</span>
            </p>
          </>
        )}
        <LinkForm facts={facts} token={own} onDone={onDone} />
      </div>
    </>
  );
}

const NAMES = ['organisation', 'name', 'email', 'password'] as const;

function LinkForm({ facts, token: own, onDone }: FollowProps) {
  const base = useId();
  const ids = { organisation: `${base}organisation`, name: `${base}name`, email: `${base}email`, password: `${base}password` };
  const form = useForm(ids);
  const isFirst = facts.purpose === 'first-administrator';
  const [values, setValues] = useState({ organisation: '', name: '', email: '', password: '' });
  const field = (name: (typeof NAMES)[number]) => ({
    id: ids[name],
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    error: form.faultOf(ids[name]),
  });
  const { password, organisation, name, email } = values;
  const submit = (): void =>
    form.submit(
      [
        isFirst && missing(ids.organisation, organisation, 'Écrivez le nom de votre organisation.'),
        isFirst && missing(ids.name, name, 'Écrivez votre nom.'),
        isFirst && missing(ids.email, email, 'Écrivez votre adresse électronique.'),
        [...password].length < LIMITS.passwordLength && {
          path: ids.password,
          message: `Choisissez un mot de passe d’au moins ${LIMITS.passwordLength} caractères.`,
        },
      ],
      async () => {
        const more = isFirst ? { organisation: organisation.trim(), name: name.trim(), email: email.trim() } : {};
        onDone(await followLink({ token: own, password, ...more }), password);
      },
    );
  return (
    <FormShell form={form} onSubmit={submit} label={facts.purpose === 'reset' ? 'Changer le mot de passe' : 'Ouvrir mon compte'} busyLabel="Ouverture…">
      {isFirst ? (
        <>
          <TextField
            {...field('organisation')}
            label="Nom de votre organisation"
            help="le Département de…, la Ville de…"
            maxLength={LIMITS.title}
            autoComplete="organization"
          />
          <TextField {...field('name')} label="Votre nom" maxLength={LIMITS.personName} autoComplete="name" />
          <TextField {...field('email')} label="Votre adresse électronique" type="email" maxLength={LIMITS.email} autoComplete="username" />
        </>
      ) : (
        // For the password manager: the address the password goes with.
        <input type="hidden" name="username" autoComplete="username" value={facts.email} readOnly />
      )}
      <PasswordField
        {...field('password')}
        label="Mot de passe"
        help={`${LIMITS.passwordLength} caractères au moins. Le plus simple\u202f: quatre mots sans rapport entre eux. Un gestionnaire de mots de passe convient très bien.`}
        autoComplete="new-password"
      />
    </FormShell>
  );
}
