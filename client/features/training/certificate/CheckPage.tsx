import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { CertificateCheck } from '#shared/api/training.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding, type FindingTone } from '../../../ui/Finding.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { certificateCheckQuery } from '../queries.ts';
import { tidyCode } from './codes.ts';
import '../training.css';

/** `/attestation` and `/attestation/:code`: open to anyone, says of a code that it is valid, withdrawn or unknown, and nothing else. */
export function CheckPage() {
  const { code } = useParams({ from: '/attestation/{-$code}' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code ?? '');
  const [fault, setFault] = useState<string | undefined>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const tidy = tidyCode(typed);
    const wrong = tidy === '' ? 'Écrivez le code inscrit sur l’attestation.' : undefined;
    setFault(wrong);
    if (wrong) document.getElementById('code')?.focus();
    else {
      setTyped(tidy);
      void navigate({ to: '/attestation/{-$code}', params: { code: tidy }, replace: true });
    }
  };
  return (
    <>
      <PageHeader
        title="Vérifier une attestation de formation"
        lead="Saisissez le code inscrit sur l’attestation. Cette page dit s’il est valide, et rien d’autre."
      />
      <div className="check">
        <form className="stack" onSubmit={submit} noValidate>
          <TextField
            id="code"
            label="Code de l’attestation"
            help="Sept groupes de quatre signes."
            placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
            maxLength={60}
            value={typed}
            onChange={setTyped}
            error={fault}
          />
          <div>
            <Button type="submit" variant="primary">
              Vérifier
            </Button>
          </div>
        </form>
        {code && <Answer key={code} code={code} />}
      </div>
    </>
  );
}

const SAYS: Record<CertificateCheck['status'], { tone: FindingTone; title: string; says: string }> = {
  valid: { tone: 'holds', title: 'Attestation valide', says: 'Ce code a été délivré par cette organisation et n’a pas été retiré.' },
  withdrawn: { tone: 'warns', title: 'Attestation retirée', says: 'Ce code a été délivré par cette organisation, puis retiré.' },
  unknown: {
    tone: 'blocks',
    title: 'Attestation inconnue',
    says: 'Cette organisation n’a pas délivré ce code. Vérifiez-le sur le document, signe par signe.',
  },
};

function Answer({ code }: { code: string }) {
  const check = useQuery(certificateCheckQuery(code));
  return (
    <div role="status" className="stack">
      <QueryView query={check} loading="Vérification du code…">
        {({ status }) => {
          const { tone, title, says } = SAYS[status];
          return (
            <Finding tone={tone} title={title} rule={<span className="code">{tidyCode(code)}</span>}>
              <p>{says}</p>
            </Finding>
          );
        }}
      </QueryView>
    </div>
  );
}
