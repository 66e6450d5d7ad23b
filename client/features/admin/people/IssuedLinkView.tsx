import type { IssuedLink } from '#shared/api/people.ts';
import { CopyLine } from '../CopyLine.tsx';
import { formatMoment } from '../../../moments.ts';

/** A one-time link, in view once: whom to give it to, until when, and whether it was sent already. */
export function IssuedLinkView({ link, name, email }: { link: IssuedLink; name: string; email: string | null }) {
  return (
    <>
      <p>
        {link.mailed
          ? `Le lien est parti par courriel à ${email ?? name}. Vous pouvez aussi le remettre vous-même.`
          : `Remettez ce lien à ${name}, en main propre ou par votre messagerie\u202f: le serveur ne l’a pas envoyé.`}
      </p>
      <CopyLine label="Lien à usage unique" text={link.url} copyLabel="Copier le lien" />
      <p className="soft small">
        Valable jusqu’au <time dateTime={link.expiresAt}>{formatMoment(link.expiresAt)}</time>. Il ne sera plus montré&#x202f;: s’il se perd, créez-en un autre.
      </p>
    </>
  );
}
