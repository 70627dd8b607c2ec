import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { scripts, type Script } from './scripts.js'
import { transliterate, withoutLast } from './transliterate.js'

const script = (code: string): Script => {
  const found = scripts[code]
  assert.ok(found, code)
  return found
}

/** What is typed and what is written, in turns. */
const words: Readonly<Record<string, string>> = {
  deva: `namaste नमस्ते nagar नगर paanii पानी saRak सड़क ghar घर bijalii बिजली kachraa कच्रा
    kacharaa कचरा shikaayat शिकायत adhikaarii अधिकारी vaarD वार्ड n^yaay न्याय jnyaan ज्ञान
    xetr क्षेत्र kShamaa क्षमा kRRipayaa कृपया RRiN ऋण saMkhyaa संख्या duHkh दुःख chhaataa छाता
    jhaaRuu झाड़ू aaiye आइये aurat औरत ainak ऐनक oslaa ओस्ला uuparii ऊपरी iiMT ईंट shaaLaa शाळा
    Thiik ठीक Dhaabaa ढाबा paRhaaii पढ़ाई baaN बाण thailaa थैला dhan धन phal फल bhaarat भारत
    manuShya मनुष्य haa.N हाँ jagat.h जगत् ang अङ zaruurii ज़रूरी a^i अइ`,
  taml: `tamizh தமிழ் vaNakkam வணக்கம் naan நான் avan அவன் vandaan வந்தான் niir நீர் viidu வீது
    viiTu வீடு teru தெரு saalai ஸாலை chaalai சாலை kuppai குப்பை sangam ஸங்கம் changkam சங்கம்
    manychaL மஞ்சள் maram மரம் paLLi பள்ளி kaaRRu காற்று pooRu போறு uur ஊர் een ஏன் enna என்ன
    oru ஒரு oodu ஓது aiyaa ஐயா munnaal முன்னால் raajaa ராஜா bas பஸ் hari ஹரி pakkam பக்கம்
    meelee மேலே viLakku விளக்கு kauravam கௌரவம் illai இல்லை`,
  beng: `baaMlaa বাংলা kolakaataa কোলকাতা jal জল raastaa রাস্তা baaRi বাড়ি aami আমি tumi তুমি
    bidyut বিদ্যুত bidyut.h বিদ্যুৎ ut.hsab উৎসব samay সময় yadi যদি mayalaa ময়লা satya সত্য abhiYog অভিযোগ
    naam নাম Thikaanaa ঠিকানা phon ফোন vishva বিশ্ব kRRiShak কৃষক RRiN ঋণ duHkh দুঃখ chaa.Nd চাঁদ
    nadii নদী pauro পৌরো oShudh ওষুধ aalo আলো iskul ইস্কুল gaachh গাছ maachh মাছ bhaalo ভালো
    xamaa ক্ষমা dhanyabaad ধঞবাদ dhan^yabaad ধন্যবাদ`,
  gujr: `gujaraatii ગુજરાતી paaNii પાણી rasto રસ્તો ghar ઘર namaste નમસ્તે maLe મળે chhe છે saMkhyaa સંખ્યા`,
  guru: `paMjaabii ਪੰਜਾਬੀ paaNii ਪਾਣੀ pakkaa ਪੱਕਾ akkh ਅੱਖ sarkaar ਸਰਕਾਰ pronaa ਪ੍ਰੋਨਾ shahir ਸ਼ਹਿਰ
    paRhnaa ਪੜ੍ਹਨਾ pannaa ਪੰਨਾ haaM ਹਾਂ saRak ਸੜਕ`,
  orya: `oRiaa ଓଡ଼ିଆ paaNi ପାଣି satya ସତ୍ୟ samay ସମୟ yadi ଯଦି ghar ଘର baaLikaa ବାଳିକା waarD ୱାର୍ଡ`,
  telu: `telugu తెలుగు niiru నీరు illu ఇల్లు pustakam పుస్తకం roojuu రోజూ miiru మీరు koopam కోపం ceppu చెప్పు`,
  knda: `kannaDa ಕನ್ನಡ niiru ನೀರು mane ಮನೆ beLaku ಬೆಳಕು rastee ರಸ್ತೇ karnaaTaka ಕರ್ನಾಟಕ uuru ಊರು hoogu ಹೋಗು`,
  mlym: `malayaaLam മലയാളം veLLam വെള്ളം viiT വീട് avan അവൻ avar അവർ mazha മഴ keeraLam കേരളം
    karmam കർമം kaaryam കാര്യം palla പല്ല aaL ആൾ mauli മൗലി`,
}

describe('Latin letters in the scripts of India', () => {
  for (const [code, list] of Object.entries(words)) {
    test(code, () => {
      const each = list.trim().split(/\s+/)
      for (let at = 0; at < each.length; at += 2) {
        const [typed = '', expected = ''] = each.slice(at, at + 2)
        assert.equal(transliterate(typed, script(code)), expected.normalize('NFC'), typed)
      }
    })
  }

  test('everything that comes out is written with letters of the script', () => {
    const sample =
      'kakhagaghangachachhajajhanyaTaThaDaDhaNatathadadhanapaphababhamayaralavaLashaSha'
    for (const [code, each] of Object.entries(scripts)) {
      const written = `${transliterate(`${sample}sahaxaqazafaRaRha`, each)}${transliterate('a aa i ii u uu RRi e ai o au aM aH a.N', each)}`
      const foreign = Array.from(written).filter(
        (letter) =>
          letter !== ' ' &&
          (!/\p{L}|\p{M}/u.test(letter) || letter.charCodeAt(0) >> 7 !== each.block >> 7),
      )
      assert.deepEqual(foreign, [], code)
    }
  })

  test('digits, signs and other scripts stay; a capital without meaning is a small letter', () => {
    const deva = script('deva')
    assert.equal(transliterate('12, ghar. नगर ^|', deva), '12, घर. नगर ^।')
    assert.equal(transliterate('Khaanaa Ghar', deva), 'खाना घर')
    assert.equal(transliterate('', deva), '')
  })

  test('Backspace takes what is seen away, one letter at a time', () => {
    const deva = script('deva')
    assert.equal(withoutLast('bhaa', deva), 'bh')
    assert.equal(withoutLast('ghara', deva), 'gha')
    assert.equal(withoutLast('kha', deva), '')
    assert.equal(withoutLast('ka', script('taml')), 'k')
  })
})
