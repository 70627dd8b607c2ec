import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nameIndexTokens } from './name-index-tokens.js'
import { nameTokens } from './name-tokens.js'

/** Common spellings of one name; all of a line must have the same tokens. */
const SAME = [
  ['Lakshmi', 'Laxmi', 'लक्ष्मी', 'ಲಕ್ಷ್ಮಿ', 'లక్ష్మి'],
  ['Choudhary', 'Chaudhari', 'Chowdhary', 'चौधरी'],
  ['Singh', 'Sinh', 'सिंह', 'ਸਿੰਘ', 'সিংহ'],
  ['Deepak', 'Dipak', 'दीपक', 'દીપક'],
  ['Krishna', 'कृष्ण', 'কৃষ্ণ', 'కృష్ణ'],
  ['Narayan', 'Narain', 'नारायण', 'ନାରାୟଣ'],
  ['Gaikwad', 'Gayakwad', 'गायकवाड', 'गायकवाड़'],
  ['Gadkari', 'गडकरी'],
  ['Mohammed', 'Muhammad', 'Mohd.', 'मोहम्मद', 'محمد'],
  ['Ganesh', 'Ganes', 'ગણેશ', 'గణేష్'],
  ['Sundaram', 'சுந்தரம்', 'സുന്ദരം'],
  ['Wadhwa', 'Vadhva', 'वाधवा'],
  ['Biswas', 'বিশ্বাস'],
  ['Dnyaneshwar', 'Gyaneshwar', 'ज्ञानेश्वर'],
  ['Zakir', 'Jakir', 'ज़ाकिर', 'ज़ाकिर', 'जाकिर'],
  ['Reddy', 'Reddi', 'రెడ్డి', 'ರೆಡ್ಡಿ'],
  ['Pooja', 'Puja', 'पूजा'],
  ['Fatima', 'Phatima', 'फ़ातिमा'],
  ['Nair', 'Nayar', 'നായർ'],
  ['Ahmad', 'احمد', 'अहमद'],
  ['Kaur', 'ਕੌਰ', 'कौर'],
  ['Sharma', 'Sarma', 'शर्मा', 'শর্মা', 'شرما'],
  ['Patnaik', 'Pattanayak', 'ପଟ୍ଟନାୟକ'],
  ['Khan', 'खान', 'ख़ान', 'خان'],
  ['Rahim', 'Raheem', 'রহিম'],
  ['श्री राम चन्द्र', 'Ram Chandra', 'Shri Ram Chandra'],
  ['Sita D/o Janak', 'Sita Janak'],
  ["D'Souza", 'Dsouza', 'D’Souza'],
  ['Dara', 'Dr. Dara', 'दारा'],
  ['क्‍षमा', 'क्षमा'],
  ['Abdul Hāmid', 'Abdul Hamid'],
]

/** Different names that a folding which is too eager would bring together. */
const DIFFERENT = [
  ['Mohan', 'Mahan'],
  ['Sita', 'Sati'],
  ['Ravi', 'Raval'],
  ['Gita', 'Nita'],
  ['Gita', 'Kita'],
  ['Suresh', 'Ramesh'],
  ['Anil', 'Sunil'],
  ['Sunil', 'Sunila Devi'],
  ['Pal', 'Bal'],
  ['Ward 11', 'Ward 1'],
  ['12A', '12'],
  ['मीना', 'मोना'],
  ['কমল', 'কোমল'],
  ['राजा', 'रोजा'],
]

const key = (name: string) => nameTokens(name).join(' ')

describe('spellings of one name meet', () => {
  for (const [first = '', ...others] of SAME) {
    test(`${first}: ${others.join(', ')}`, () => {
      for (const other of others) assert.equal(key(other), key(first), other)
    })
  }
})

describe('different names stay apart', () => {
  for (const [first = '', second = ''] of DIFFERENT) {
    test(`${first}, ${second}`, () => assert.notEqual(key(first), key(second)))
  }
})

describe('joined names', () => {
  for (const [apart, joined] of [
    ['Ram Chandra', 'Ramchandra'],
    ['Ram Avatar', 'Ramavatar'],
    ['Ram Manohar', 'Rammanohar'],
    ['शिव कुमार', 'Shivkumar'],
  ] as const) {
    test(`${joined} finds ${apart}`, () => {
      assert.ok(nameIndexTokens(apart).includes(key(joined)))
    })
  }
})

test('a name in a script without a table is found as it is written', () => {
  assert.deepEqual(nameTokens('ᱥᱟᱱᱛᱟᱲᱤ'), ['ᱥᱟᱱᱛᱟᱲᱤ'])
})

test('nothing but titles is searched as written; nothing at all gives no token', () => {
  assert.deepEqual(nameTokens('Shri'), ['sri'])
  assert.deepEqual(nameTokens(' -- '), [])
})
