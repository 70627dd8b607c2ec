/** A name in Hindi and in Marathi; UPYOG's master data has only the English one. */
type Names = readonly [hi: string, mr: string]

/** UPYOG's complaint types, by `serviceCode`; the codes are words and mean the same everywhere. */
const complaintTypes: Readonly<Record<string, Names>> = {
  NoStreetlight: ['सड़क पर बत्ती नहीं है', 'पथदिवा नाही'],
  NonSweepingOfRoad: ['सड़क पर झाड़ू नहीं लगी', 'रस्ता झाडलेला नाही'],
  StreetLightNotWorking: ['सड़क की बत्ती नहीं जलती', 'पथदिवा बंद आहे'],
  GarbageNeedsTobeCleared: ['कचरा उठाना है', 'कचरा उचललेला नाही'],
  DamagedGarbageBin: ['कूड़ेदान टूटा है', 'कचराकुंडी तुटली आहे'],
  BurningOfGarbage: ['कचरा जलाया जा रहा है', 'कचरा जाळला जात आहे'],
  OverflowingOrBlockedDrain: ['नाली जाम है या बह रही है', 'नाला तुंबला किंवा भरून वाहत आहे'],
  illegalDischargeOfSewage: ['गंदे पानी की अवैध निकासी', 'सांडपाणी बेकायदा सोडले जात आहे'],
  BlockOrOverflowingSewage: ['सीवर जाम है या बह रहा है', 'मलवाहिनी तुंबली किंवा वाहत आहे'],
  ShortageOfWater: ['पानी की कमी', 'पाण्याची टंचाई'],
  NoWaterSupply: ['पानी नहीं आता', 'पाणीपुरवठा बंद आहे'],
  DirtyWaterSupply: ['गंदा पानी आता है', 'गढूळ पाणी येते'],
  BrokenWaterPipeOrLeakage: ['पानी का पाइप टूटा है या रिसता है', 'जलवाहिनी फुटली किंवा गळते'],
  WaterPressureisVeryLess: ['पानी का दबाव बहुत कम है', 'पाण्याचा दाब खूप कमी आहे'],
  DamagedRoad: ['सड़क टूटी है', 'रस्ता खराब आहे'],
  WaterLoggedRoad: ['सड़क पर पानी भरा है', 'रस्त्यावर पाणी साचले आहे'],
  ManholeCoverMissingOrDamaged: ['मैनहोल का ढक्कन टूटा है या नहीं है', 'मॅनहोलचे झाकण तुटले आहे किंवा नाही'],
  DamagedOrBlockedFootpath: ['फुटपाथ टूटा है या बंद है', 'पदपथ खराब आहे किंवा अडवला आहे'],
  ConstructionMaterialLyingOntheRoad: [
    'सड़क पर निर्माण सामग्री पड़ी है',
    'रस्त्यावर बांधकाम साहित्य पडले आहे',
  ],
  RequestSprayingOrFoggingOperation: ['दवा छिड़काव या फॉगिंग करनी है', 'औषध फवारणी किंवा धुरीकरण हवे'],
  StrayAnimals: ['आवारा पशु', 'मोकाट जनावरे'],
  DeadAnimals: ['मरे हुए पशु', 'मृत जनावरे'],
  DirtyOrSmellyPublicToilets: ['सार्वजनिक शौचालय गंदा है', 'सार्वजनिक शौचालय अस्वच्छ आहे'],
  PublicToiletIsDamaged: ['सार्वजनिक शौचालय टूटा है', 'सार्वजनिक शौचालय नादुरुस्त आहे'],
  NoWaterOrElectricityinPublicToilet: [
    'सार्वजनिक शौचालय में पानी या बिजली नहीं',
    'सार्वजनिक शौचालयात पाणी किंवा वीज नाही',
  ],
  IllegalShopsOnFootPath: ['फुटपाथ पर अवैध दुकानें', 'पदपथावर बेकायदा दुकाने'],
  IllegalConstructions: ['अवैध निर्माण', 'बेकायदा बांधकाम'],
  IllegalParking: ['अवैध पार्किंग', 'बेकायदा पार्किंग'],
  IllegalCuttingOfTrees: ['पेड़ों की अवैध कटाई', 'बेकायदा वृक्षतोड'],
  CuttingOrTrimmingOfTreeRequired: ['पेड़ काटना या छाँटना है', 'झाड तोडणे किंवा छाटणे आवश्यक'],
  OpenDefecation: ['खुले में शौच', 'उघड्यावर शौच'],
  ParkRequiresMaintenance: ['पार्क का रखरखाव चाहिए', 'उद्यानाची देखभाल आवश्यक'],
  Others: ['अन्य', 'इतर'],
  PropertyTaxAssessment: ['संपत्ति कर निर्धारण', 'मालमत्ता कर आकारणी'],
  PropertyTaxAppealPetition: ['संपत्ति कर अपील', 'मालमत्ता कर अपील'],
  ChangeOfTitleOrOwnershipOfProperty: ['संपत्ति का नामांतरण', 'मालमत्तेचे हस्तांतरण'],
  DealerRegistration: ['व्यापारी पंजीकरण (उपकर)', 'व्यापारी नोंदणी (उपकर)'],
  DealerAssessment: ['व्यापारी कर निर्धारण', 'व्यापारी कर आकारणी'],
  RefundClaims: ['धन वापसी के दावे', 'परताव्याचे दावे'],
}

/** The groups of the menu, by `menuPath`. */
const menuGroups: Readonly<Record<string, Names>> = {
  StreetLights: ['सड़क की बत्तियाँ', 'पथदिवे'],
  Garbage: ['कचरा', 'कचरा'],
  Drains: ['नालियाँ', 'नाले व गटारे'],
  WaterandSewage: ['पानी और सीवर', 'पाणी व मलनिःसारण'],
  RoadsAndFootpaths: ['सड़क और फुटपाथ', 'रस्ते व पदपथ'],
  Mosquitos: ['मच्छर', 'डास'],
  Animals: ['पशु', 'जनावरे'],
  PublicToilets: ['सार्वजनिक शौचालय', 'सार्वजनिक शौचालये'],
  LandViolations: ['ज़मीन के उल्लंघन', 'जमिनीचे उल्लंघन'],
  Trees: ['पेड़', 'झाडे'],
  OpenDefecation: ['खुले में शौच', 'उघड्यावर शौच'],
  Parks: ['पार्क', 'उद्याने'],
  PropertyTax: ['संपत्ति कर', 'मालमत्ता कर'],
}

/** A department's number says nothing by itself: its names hold where the English one is this. */
const departments: Readonly<Record<string, readonly [en: string, ...Names]>> = {
  DEPT_1: ['Street Lights', 'सड़क की बत्तियाँ', 'पथदिवे'],
  DEPT_2: ['Building & Roads', 'भवन और सड़क', 'इमारत व रस्ते'],
  DEPT_3: ['Health & Sanitation', 'स्वास्थ्य और सफ़ाई', 'आरोग्य व स्वच्छता'],
  DEPT_4: ['Operation & Maintenance', 'संचालन और रखरखाव', 'परिचालन व देखभाल'],
  DEPT_5: ['Horticulture', 'उद्यान', 'उद्यान'],
  DEPT_6: ['Building Branch', 'भवन शाखा', 'बांधकाम शाखा'],
  DEPT_7: ['Citizen service desk', 'नागरिक सेवा केंद्र', 'नागरी सुविधा केंद्र'],
  DEPT_8: ['Complaint Cell', 'शिकायत कक्ष', 'तक्रार कक्ष'],
  DEPT_9: ['Executive Branch', 'कार्यकारी शाखा', 'कार्यकारी शाखा'],
  DEPT_10: ['Others', 'अन्य', 'इतर'],
  DEPT_11: ['Project Branch', 'परियोजना शाखा', 'प्रकल्प शाखा'],
  DEPT_12: ['Birth and Death Branch', 'जन्म और मृत्यु शाखा', 'जन्म व मृत्यू शाखा'],
  DEPT_13: ['Tax Branch', 'कर शाखा', 'कर शाखा'],
  DEPT_14: ['Civil', 'सिविल', 'स्थापत्य'],
  DEPT_15: [
    'Engineering Branch (O&M - W&S)',
    'अभियांत्रिकी शाखा (जल और सीवर)',
    'अभियांत्रिकी शाखा (पाणी व मलनिःसारण)',
  ],
  DEPT_16: ['Health Branch', 'स्वास्थ्य शाखा', 'आरोग्य शाखा'],
  DEPT_17: ['Tehbazri Branch', 'तहबाज़ारी शाखा', 'तहबाजारी शाखा'],
  DEPT_18: ['Engineering Branch', 'अभियांत्रिकी शाखा', 'अभियांत्रिकी शाखा'],
  DEPT_19: ['Advertisement Branch', 'विज्ञापन शाखा', 'जाहिरात शाखा'],
  DEPT_21: ['Sanitation Branch', 'सफ़ाई शाखा', 'स्वच्छता शाखा'],
  DEPT_24: ['Fire Brigade Department', 'अग्निशमन विभाग', 'अग्निशमन विभाग'],
  DEPT_25: ['Accounts Branch', 'लेखा शाखा', 'लेखा शाखा'],
  DEPT_33: ['Property Tax Branch', 'संपत्ति कर शाखा', 'मालमत्ता कर शाखा'],
  DEPT_34: ['Establishment Branch', 'स्थापना शाखा', 'आस्थापना शाखा'],
  DEPT_35: ['Works Branch', 'निर्माण कार्य शाखा', 'बांधकाम कामे शाखा'],
  DEPT_38: ['General Branch', 'सामान्य शाखा', 'सामान्य शाखा'],
  DEPT_53: [
    'Architect & Planning (A&P) Branch DEPT',
    'वास्तुकला और नियोजन शाखा',
    'वास्तुशास्त्र व नियोजन शाखा',
  ],
  DEPT_54: ['Estate Branch', 'संपदा शाखा', 'मालमत्ता शाखा'],
  DEPT_55: [
    'Veterinary public health office (V.P.H.O.)',
    'पशु चिकित्सा जन स्वास्थ्य कार्यालय',
    'पशुवैद्यकीय सार्वजनिक आरोग्य कार्यालय',
  ],
  DEPT_56: ['Law Branch', 'विधि शाखा', 'विधी शाखा'],
  TRADE_BRANCH: ['Trade License Branch', 'व्यापार लाइसेंस शाखा', 'व्यवसाय परवाना शाखा'],
  DEPT_LG: ['Legal Branch', 'क़ानूनी शाखा', 'कायदेविषयक शाखा'],
  AGENDA_BRANCH: ['Agenda Branch', 'कार्यसूची शाखा', 'कार्यपत्रिका शाखा'],
  CARETAKER_BRANCH: ['Caretaker Branch', 'रखवाली शाखा', 'देखरेख शाखा'],
  IT_BRANCH: ['IT Branch', 'आईटी शाखा', 'आयटी शाखा'],
  REVENUE_BRANCH: ['Revenue Branch', 'राजस्व शाखा', 'महसूल शाखा'],
  DEPT_TP: ['Townplanning', 'नगर नियोजन', 'नगररचना'],
  DEPT_57: ['Tender Cell', 'निविदा कक्ष', 'निविदा कक्ष'],
}

type NameSet = Readonly<Record<string, string>>

/** The type's name in every language in which it is known. */
export const complaintTypeNames = (code: string, en: string): NameSet =>
  namesOf(en, complaintTypes[code])

export const menuGroupNames = (menuPath: string, en: string): NameSet =>
  namesOf(en, menuGroups[menuPath])

export function departmentNames(code: string, en: string): NameSet {
  const [known = '', ...names] = departments[code] ?? []
  const isSame = known.toLowerCase() === en.trim().toLowerCase()
  const [hi, mr] = names
  return namesOf(en, isSame && hi !== undefined && mr !== undefined ? [hi, mr] : undefined)
}

const namesOf = (en: string, names: Names | undefined): NameSet =>
  names ? { en, hi: names[0], mr: names[1] } : { en }
