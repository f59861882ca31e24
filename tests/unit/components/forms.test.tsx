// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { CheckboxField } from '@/components/forms/checkbox-field';
import { ChoiceScale } from '@/components/forms/choice-scale';
import { ErrorSummary } from '@/components/forms/error-summary';
import { RadioGroup } from '@/components/forms/radio-group';
import { SaveStatus } from '@/components/forms/save-status';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { expectAccessible, expectNoStyleAttributes, show } from './render';

const OPTIONS = [
  { value: 1, label: 'Ei kuvaa minua lainkaan' },
  { value: 2, label: 'Kuvaa minua huonosti' },
];

test('a field reads its label, its hint and its error, after what its surroundings say', () => {
  show(
    <>
      <p id="own">Vaihe 3</p>
      <TextField
        id="title"
        label="Nimi"
        hint="Lyhyt"
        error="Anna nimi"
        errorPrefix="Virhe:"
        aria-describedby="own"
      />
    </>,
  );
  const input = screen.getByRole('textbox', { name: 'Nimi', description: 'Vaihe 3 Lyhyt Virhe: Anna nimi' });
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(input.getAttribute('name')).toBe('title');
});

test('a field without an error is not marked as wrong and describes nothing', () => {
  show(<TextField id="title" label="Nimi" />);
  const input = screen.getByRole('textbox', { name: 'Nimi' });
  expect(input.hasAttribute('aria-invalid')).toBe(false);
  expect(input.hasAttribute('aria-describedby')).toBe(false);
});

test('a statement offers its answers as radios, none of them chosen, with the question and the error', () => {
  show(
    <ChoiceScale
      name="i01"
      legend={<h1>Palaan asiaan.</h1>}
      question="Kuinka hyvin?"
      options={OPTIONS}
      value={null}
      error="Valitse"
    />,
  );
  const group = screen.getByRole('group', { name: 'Palaan asiaan.', description: 'Kuinka hyvin? Valitse' });
  const radios = screen.getAllByRole<HTMLInputElement>('radio');
  expect(group.contains(radios[0] ?? null)).toBe(true);
  expect(radios.map(({ checked }) => checked)).toEqual([false, false]);
  // The error summary links to the bare name.
  expect(radios[0]?.id).toBe('i01');
});

test('a statement without a handler keeps the stored answer and sends the next by its form', () => {
  show(<ChoiceScale name="i01" legend="Palaan asiaan." question="?" options={OPTIONS} value={2} />);
  const [first, second] = screen.getAllByRole<HTMLInputElement>('radio');
  expect(second?.checked).toBe(true);
  if (first) fireEvent.click(first);
  expect(first?.checked).toBe(true);
});

test('a statement with a handler hands over the number of the answer', () => {
  const chosen = vi.fn();
  show(
    <ChoiceScale name="i01" legend="Palaan." question="?" options={OPTIONS} value={null} onChange={chosen} />,
  );
  fireEvent.click(screen.getByRole('radio', { name: 'Kuvaa minua huonosti' }));
  expect(chosen).toHaveBeenCalledExactlyOnceWith(2);
});

test('the error summary takes the focus and links to the fields', () => {
  show(
    <ErrorSummary
      title="Tarkista"
      errorPrefix="Virhe:"
      errors={[{ fieldId: 'title', message: 'Anna nimi' }, { message: 'Yhteys katkesi' }]}
    />,
  );
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  expect(screen.getByRole('link', { name: 'Anna nimi' }).getAttribute('href')).toBe('#title');
  expect(screen.queryByRole('link', { name: 'Yhteys katkesi' })).toBeNull();
});

test('the error summary is silent without errors', () => {
  expect(show(<ErrorSummary title="Tarkista" errorPrefix="Virhe:" errors={[]} />).textContent).toBe('');
});

test('the title of the page says that there are errors, once, and as long as there are', () => {
  document.title = 'Uusi työ';
  const summary = (messages: readonly string[]) => (
    <ErrorSummary title="Tarkista" errorPrefix="Virhe:" errors={messages.map((message) => ({ message }))} />
  );
  const { rerender, unmount } = render(summary(['Anna nimi']));
  expect(document.title).toBe('Virhe: Uusi työ');
  rerender(summary(['Anna kieli']));
  expect(document.title).toBe('Virhe: Uusi työ');
  rerender(summary([]));
  expect(document.title).toBe('Uusi työ');
  rerender(summary(['Anna nimi']));
  document.title = 'Työt';
  unmount();
  expect(document.title, 'the title of the next page stays').toBe('Työt');
});

test('a blocked button can be reached, says that it is unavailable and does not submit', () => {
  const submitted = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  show(
    <form onSubmit={submitted}>
      <SubmitButton pendingLabel="Tallennetaan…" blocked>
        Julkaise
      </SubmitButton>
    </form>,
  );
  const button = screen.getByRole('button', { name: 'Julkaise' });
  fireEvent.click(button);
  expect(submitted).not.toHaveBeenCalled();
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(button.hasAttribute('disabled')).toBe(false);
});

test('a button does not submit by accident', () => {
  show(<Button>Kumoa</Button>);
  expect(screen.getByRole('button').getAttribute('type')).toBe('button');
});

test('every kind of field is accessible and free of style attributes', async () => {
  const container = show(
    <form>
      <TextField id="a" label="Nimi" hint="Lyhyt" error="Anna nimi" />
      <TextArea id="b" label="Perustelu" optionalLabel="(vapaaehtoinen)" />
      <SelectField id="c" label="Ala" options={[{ value: 'x', label: 'Kauppa' }]} />
      <CheckboxField id="d" label="Olen lukenut" hint="Kerran riittää" error="Rastita" />
      <RadioGroup
        name="e"
        legend="Mitä seuraavaksi"
        options={[{ value: 'x', label: 'Haastattelu' }]}
        error="Valitse"
      />
      <SaveStatus state="saved" text="Tallennettu" />
    </form>,
  );
  expectNoStyleAttributes(container);
  await expectAccessible(container);
});
