import type { ClauseFamily } from '#shared/api/clauses.ts';

/** « Quand l’utiliser » and « Quand s’abstenir », side by side. */
export function WhenToUse({ family, headingLevel }: { family: ClauseFamily; headingLevel: 2 | 3 }) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className="when">
      <section className="when__part">
        <Heading className="when__title">Quand l’utiliser</Heading>
        <ul>
          {family.whenToUse.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section className="when__part">
        <Heading className="when__title">Quand s’abstenir</Heading>
        <ul>
          {family.whenNotToUse.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
