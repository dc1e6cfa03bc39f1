// Congratulations in forty languages: what the page of docs/languages.md shows.
#pragma once

namespace accolade::test {

struct Sample {
    const char* name;
    const char* language;
    const char* words;
};

inline constexpr Sample kLanguages[] = {
    {"English", "en", "Well done, Zoë O’Brien – 40,000 homes"},
    {"Polish", "pl", "Gratulacje, Łukasz Brzęczyszczykiewicz"},
    {"Vietnamese", "vi", "Chúc mừng Nguyễn Thị Hồng Ánh"},
    {"Turkish", "tr", "Tebrikler, İpek Işık Yıldırım"},
    {"Greek", "el", "Συγχαρητήρια, Δημήτρη Ξανθόπουλε"},
    {"Russian", "ru", "Поздравляем, Александра Ковалёва"},
    {"Serbian", "sr", "Честитамо, Ђорђе Љубичић"},
    {"Armenian", "hy", "Շնորհավոր, Անահիտ Հակոբյան"},
    {"Georgian", "ka", "გილოცავთ, ნინო ქავთარაძე"},
    {"Hebrew", "he", "כל הכבוד, נועה בן־דוד (2024)"},
    {"Arabic", "ar", "مبارك يا لَيلى عبد الله – 2024 (Nova)"},
    {"Persian", "fa", "تبریک به نرگس پژوهشگر"},
    {"Urdu", "ur", "مبارک ہو، عائشہ صدیقی"},
    {"Syriac", "syr", "ܒܪܝܟܐ ܡܪܝܡ"},
    {"Dhivehi", "dv", "މަރުޙަބާ އާމިނަތު"},
    {"Amharic", "am", "እንኳን ደስ አለሽ፣ ሰላማዊት"},
    {"Tifinagh", "zgh", "ⵜⴰⵏⵎⵎⵉⵔⵜ ⵜⵉⵍⵍⵉ"},
    {"N’Ko", "nqo", "ߌ ߣߌ ߓߊ߯ߙߊ"},
    {"Hindi", "hi", "बधाई हो, प्रियंका श्रीवास्तव"},
    {"Bengali", "bn", "অভিনন্দন, অনন্যা চট্টোপাধ্যায়"},
    {"Punjabi", "pa", "ਵਧਾਈਆਂ, ਹਰਪ੍ਰੀਤ ਸਿੰਘ"},
    {"Gujarati", "gu", "અભિનંદન, કૃપા પટેલ"},
    {"Odia", "or", "ଅଭିନନ୍ଦନ, ସୁଚିତ୍ରା ମହାପାତ୍ର"},
    {"Tamil", "ta", "வாழ்த்துகள், ஸ்ரீதேவி"},
    {"Telugu", "te", "అభినందనలు, లక్ష్మీ ప్రసన్న"},
    {"Kannada", "kn", "ಅಭಿನಂದನೆಗಳು, ಚೈತ್ರಾ"},
    {"Malayalam", "ml", "അഭിനന്ദനങ്ങൾ, ശ്രീലക്ഷ്മി"},
    {"Sinhala", "si", "සුබ පැතුම්, ශ්‍රීමාලි"},
    {"Thai", "th", "ขอแสดงความยินดี คุณน้ำผึ้ง"},
    {"Lao", "lo", "ຂໍສະແດງຄວາມຍິນດີ ຄຳແພງ"},
    {"Khmer", "km", "សូមអបអរសាទរ សុភ័ក្ត្រ"},
    {"Burmese", "my", "ဂုဏ်ယူပါတယ် မြင့်မြင့်"},
    {"Tibetan", "bo", "བཀྲ་ཤིས་བདེ་ལེགས།"},
    {"Japanese", "ja", "山田太郎さん、直樹さん、おめでとう"},
    {"Korean", "ko", "김민준 님, 축하합니다"},
    {"Chinese, simplified", "zh-Hans", "祝贺直接负责的王小骨"},
    {"Chinese, traditional", "zh-Hant", "祝賀直接負責的王小骨"},
    {"Cherokee", "chr", "ᎣᏏᏲ ᏣᎳᎩ"},
    {"Inuktitut", "iu", "ᐊᓪᓚᕆᒃᐳᖅ ᐃᓄᒃᑎᑐᑦ"},
    {"Emoji", "en", "🎉 👩🏽‍🔧 👨‍👩‍👧‍👦 🇳🇴 1️⃣ ❤️ 100 %"},
};

}  // namespace accolade::test
