import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { CertificateCheck } from '#shared/api/training.ts';
import { parseCertificateCode, printedCode } from '#shared/training/certificate-code.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding, type FindingTone } from '../../../ui/Finding.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { certificateCheckQuery } from '../queries.ts';
import '../training.css';

/** Told apart from a code that was never given: no certificate can have it. */
const faultOf = (typed: string): string | undefined => {
  if (typed.trim() === '') return 'Écrivez le code inscrit sur l’attestation.';
  return parseCertificateCode(typed) === 'mistyped'
    ? 'Ce code est mal recopié\u202f: aucune attestation ne peut le porter. Relisez-le signe par signe.'
    : undefined;
};

/** `/attestation` and `/attestation/:code`: open to anyone, says of a code that it is valid, withdrawn or unknown, and nothing else. */
export function CheckPage() {
  const { code } = useParams({ from: '/attestation/{-$code}' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code ?? '');
  const [fault, setFault] = useState(() => (code ? faultOf(code) : undefined));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = parseCertificateCode(typed);
    const wrong = faultOf(typed);
    setFault(wrong);
    if (parsed === 'mistyped') document.getElementById('code')?.focus();
    else {
      setTyped(printedCode(parsed.code));
      void navigate({ to: '/attestation/{-$code}', params: { code: printedCode(parsed.code) }, replace: true });
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
            help="Huit groupes de quatre signes. Majuscules, espaces et tirets ne comptent pas."
            placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
            maxLength={80}
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
        {code && faultOf(code) === undefined && <Answer key={code} code={code} />}
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
    says: 'Ce code est bien formé, mais aucune attestation ne le porte ici. Vérifiez, sur le document, où elle se vérifie.',
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
            <Finding tone={tone} title={title} rule={<span className="code">{code}</span>}>
              <p>{says}</p>
            </Finding>
          );
        }}
      </QueryView>
    </div>
  );
}
