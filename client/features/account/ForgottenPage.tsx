import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { useSession } from '../../session.ts';
import { Finding } from '../../ui/Finding.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FormShell } from './FormShell.tsx';
import { missing, useForm } from './form.ts';
import { askReset } from './requests.ts';
import './account.css';

/** `/mot-de-passe-oublie`: a link by mail where the server can send one; otherwise, whom to ask. */
export function ForgottenPage() {
  const session = useSession();
  return (
    <>
      <PageHeader title="Mot de passe oublié" back={<Link to="/connexion">Se connecter</Link>} />
      <div className="account-narrow">
        {session?.mail ? (
          <ByMail />
        ) : (
          <Finding tone="notes" title="Demandez un lien à la personne qui administre Clausier.">
            <p>
              Elle en fait un depuis la page d’administration, et vous le transmet. Il sert une fois, pendant {LIMITS.resetHours}&nbsp;heures, à choisir un
              nouveau mot de passe.
            </p>
          </Finding>
        )}
      </div>
    </>
  );
}

/** The same answer whatever the address: it does not tell who has an account. */
function ByMail() {
  const id = useId();
  const form = useForm({ email: id });
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  if (isSent)
    return (
      <div role="status">
        <Finding tone="holds" title="Si cette adresse a un compte, un message vient de partir.">
          <p>
            Son lien sert une fois, pendant {LIMITS.resetHours}&nbsp;heures. Rien ne vient&#x202f;? Regardez les indésirables, ou demandez un lien à la personne
            qui administre Clausier.
          </p>
        </Finding>
      </div>
    );
  return (
    <FormShell
      form={form}
      label="Recevoir un lien"
      busyLabel="Envoi…"
      onSubmit={() =>
        form.submit([missing(id, email, 'Écrivez votre adresse électronique.')], async () => {
          await askReset(email.trim());
          setSent(true);
        })
      }
    >
      <TextField
        id={id}
        label="Adresse électronique"
        help="Celle de votre compte."
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={form.faultOf(id)}
      />
    </FormShell>
  );
}
