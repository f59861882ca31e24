/**
 * Words behind the passwords that are tried first, in the languages of our users; compiled by hand from what people
 * choose everywhere: the word for password, greetings, names, seasons, months, teams, keyboard rows.
 */
const COMMON_WORDS = new Set(
  `
password passwort passord pass passw pwd secret admin administrator root user guest login logon signin welcome letmein
hello test tester testing default changeme change master superman batman dragon monkey shadow sunshine princess
football baseball basketball soccer hockey iloveyou loveyou love lovely angel qwerty qwertyuiop qwertz azerty asdf
asdfgh asdfghjk asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc abc abcd abcdef abcdefgh trustno
whatever freedom computer internet google facebook samsung apple iphone android windows linux microsoft starwars
pokemon minecraft michael jennifer jordan daniel thomas charlie andrew ashley jessica summer winter spring autumn
january february march april june july august september october november december monday friday sunday company
office work business money cheese chocolate coffee flower mustang ferrari porsche harley yamaha kawasaki
salasana salasanani sala salainen salaisuus kirjaudu kayttaja käyttäjä tunnus tunnussana yllapito ylläpito moi moikka
terve tervetuloa hei heippa kissa koira hevonen lintu karhu hirvi susi rakas rakkaus rakastan kulta kultanen mussukka
aurinko kesa kesä talvi kevat kevät syksy joulu juhannus vappu tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu
kesäkuu heinakuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu maanantai perjantai lauantai sunnuntai suomi
finland helsinki tampere turku oulu espoo vantaa lahti kuopio jyvaskyla jyväskylä jokerit hifk tappara ilves karpat
kärpät saunassa sauna mokki mökki jarvi järvi metsa metsä perkele saatana vittu vitut paska kakka pieru hauki ahven
matti mikko janne jukka pekka antti juha timo kari minna anna maria hanna laura sanna tiina kaisa isi aiti äiti mummo
vaari toimisto tyopaikka työpaikka yritys rekry rekrytointi kuusi kuuset kuusipuu
losenord lösenord hemlig hemligt hemlighet valkommen välkommen hej hejsan sommar vinter var vår host höst sverige
stockholm goteborg göteborg abo åbo alskling älskling jagalskardig hund katt hast häst sol mamma pappa jobb arbete
`
    .trim()
    .split(/\s+/),
);

/** Rows of the keyboard and of the alphabet; a password that only runs along one of them is common. */
const RUNS = [
  '01234567890',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyzåäö',
  'qwertyuiopå',
  'asdfghjklöä',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** A word with at most this many signs around it is still that word. */
const LONGEST_DECORATION = 6;
const SHORTEST_OWN_WORD = 3;
const SHORT_UNIT = 3;

/**
 * Whether a password is among those that are tried first: a common word with a few signs around it, a keyboard run,
 * a repetition, or something everybody knows about its owner. Works without any network.
 *
 * @param own What others know about the owner: name, address, organisation.
 * @example isCommonPassword('Salasana123!', []) // => true
 * @example isCommonPassword('kolme hidasta mäyrää', []) // => false
 */
export function isCommonPassword(password: string, own: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const ownWords = new Set(own.flatMap(wordsOf));
  const isKnown = (word: string) => COMMON_WORDS.has(word) || ownWords.has(word);
  const unit = repeatedUnit(plain);
  const readings = [plain, unit].flatMap((text) => [text, withoutLookalikes(text), withLetterBody(text)]);
  return (
    unit.length <= SHORT_UNIT || isRun(plain) || readings.some((reading) => isDecorated(reading, isKnown))
  );
}

/** The shortest part whose repetition is the whole text; the text itself when nothing repeats. */
function repeatedUnit(text: string): string {
  return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}

function isRun(text: string): boolean {
  const backwards = [...text].toReversed().join('');
  return RUNS.some((run) => run.includes(text) || run.includes(backwards));
}

function isDecorated(text: string, isKnown: (word: string) => boolean): boolean {
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const joined = core.replace(/[^\p{L}]+/gu, '');
  return text.length - core.length <= LONGEST_DECORATION && (isKnown(core) || isKnown(joined));
}

/** Every sign that stands for a letter read as that letter. */
function withoutLookalikes(text: string): string {
  return [...text].map((sign) => LOOKALIKES[sign] ?? sign).join('');
}

/** The same, but signs at the end are decoration: P4ssw0rd1! is password with "1!" after it. */
function withLetterBody(text: string): string {
  const [, body = text, tail = ''] = /^(.*?)([^\p{L}]*)$/su.exec(text) ?? [];
  return withoutLookalikes(body) + tail;
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const parts = plain.split(/[^\p{L}]+/u).filter((part) => part.length >= SHORTEST_OWN_WORD);
  return [...parts, parts.join(''), plain];
}
