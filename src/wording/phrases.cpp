#include "phrases.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"

namespace accolade::wording {

namespace {

struct Row {
    std::string_view language;
    std::array<std::string_view, 14> kinds;     // in the order of Kind
    std::array<std::string_view, 4> greetings;  // morning, afternoon, evening, welcome
    std::string_view goal;                      // # is the target
    std::string_view all_day;
    std::string_view comma = ", ";
};

// clang-format off
constexpr std::array kRows{
    Row{"en", {"Success story", "Customer voice", "Milestone", "Award", "Thank you", "Event", "Knowledge session",
               "Certified", "Said about us", "Newsletter", "Incentive", "Leaderboard", "Welcome", "Notice"},
        {"Good morning", "Good afternoon", "Good evening", "Welcome"}, "of #", "All day"},
    Row{"de", {"Erfolgsgeschichte", "Kundenstimme", "Meilenstein", "Auszeichnung", "Danke", "Veranstaltung",
               "Wissensrunde", "Zertifiziert", "Über uns gesagt", "Newsletter", "Prämie", "Rangliste", "Willkommen",
               "Hinweis"},
        {"Guten Morgen", "Guten Tag", "Guten Abend", "Willkommen"}, "von #", "Ganztägig"},
    Row{"fr", {"Belle réussite", "Parole de client", "Cap franchi", "Récompense", "Merci", "Événement",
               "Partage de savoirs", "Certification", "On parle de nous", "Newsletter", "À gagner", "Classement",
               "Bienvenue", "Information"},
        {"Bonjour", "Bonjour", "Bonsoir", "Bienvenue"}, "sur #", "Toute la journée"},
    Row{"es", {"Historia de éxito", "La voz del cliente", "Hito", "Premio", "Gracias", "Evento",
               "Sesión de conocimiento", "Certificación", "Dicen de nosotros", "Boletín", "Incentivo", "Clasificación",
               "Bienvenida", "Aviso"},
        {"Buenos días", "Buenas tardes", "Buenas noches", "Bienvenidos"}, "de #", "Todo el día"},
    Row{"it", {"Storia di successo", "La voce del cliente", "Traguardo", "Premio", "Grazie", "Evento",
               "Condivisione di conoscenze", "Certificazione", "Dicono di noi", "Newsletter", "Incentivo",
               "Classifica", "Benvenuti", "Avviso"},
        {"Buongiorno", "Buon pomeriggio", "Buonasera", "Benvenuti"}, "su #", "Tutto il giorno"},
    Row{"pt", {"História de sucesso", "Voz do cliente", "Marco", "Prêmio", "Obrigado", "Evento",
               "Sessão de conhecimento", "Certificação", "Falam de nós", "Newsletter", "Incentivo", "Classificação",
               "Boas-vindas", "Aviso"},
        {"Bom dia", "Boa tarde", "Boa noite", "Bem-vindos"}, "de #", "Dia inteiro"},
    Row{"nl", {"Succesverhaal", "Stem van de klant", "Mijlpaal", "Onderscheiding", "Bedankt", "Evenement",
               "Kennissessie", "Gecertificeerd", "Over ons gezegd", "Nieuwsbrief", "Beloning", "Ranglijst", "Welkom",
               "Mededeling"},
        {"Goedemorgen", "Goedemiddag", "Goedenavond", "Welkom"}, "van #", "Hele dag"},
    Row{"da", {"Succeshistorie", "Kundens stemme", "Milepæl", "Hædersbevisning", "Tak", "Begivenhed", "Vidensdeling",
               "Certificeret", "Sagt om os", "Nyhedsbrev", "Præmie", "Rangliste", "Velkommen", "Meddelelse"},
        {"Godmorgen", "God eftermiddag", "God aften", "Velkommen"}, "af #", "Hele dagen"},
    Row{"sv", {"Framgångssaga", "Kundens röst", "Milstolpe", "Utmärkelse", "Tack", "Evenemang", "Kunskapsstund",
               "Certifierad", "Sagt om oss", "Nyhetsbrev", "Belöning", "Topplista", "Välkommen", "Meddelande"},
        {"God morgon", "God eftermiddag", "God kväll", "Välkommen"}, "av #", "Hela dagen"},
    Row{"nb", {"Suksesshistorie", "Kundens stemme", "Milepæl", "Utmerkelse", "Takk", "Arrangement", "Kunnskapsdeling",
               "Sertifisert", "Sagt om oss", "Nyhetsbrev", "Premie", "Resultatliste", "Velkommen", "Melding"},
        {"God morgen", "God ettermiddag", "God kveld", "Velkommen"}, "av #", "Hele dagen"},
    Row{"fi", {"Menestystarina", "Asiakkaan ääni", "Virstanpylväs", "Palkinto", "Kiitos", "Tapahtuma", "Tietotuokio",
               "Sertifioitu", "Meistä sanottua", "Uutiskirje", "Palkkio", "Tulostaulu", "Tervetuloa", "Tiedote"},
        {"Hyvää huomenta", "Hyvää iltapäivää", "Hyvää iltaa", "Tervetuloa"}, "tavoite #", "Koko päivän"},
    Row{"pl", {"Historia sukcesu", "Głos klienta", "Kamień milowy", "Nagroda", "Dziękujemy", "Wydarzenie",
               "Spotkanie z wiedzą", "Certyfikat", "Mówią o nas", "Biuletyn", "Do wygrania", "Ranking", "Witamy",
               "Komunikat"},
        {"Dzień dobry", "Dzień dobry", "Dobry wieczór", "Witamy"}, "z #", "Cały dzień"},
    Row{"cs", {"Příběh úspěchu", "Hlas zákazníka", "Milník", "Ocenění", "Děkujeme", "Událost", "Sdílení znalostí",
               "Certifikace", "Řekli o nás", "Zpravodaj", "O co se hraje", "Žebříček", "Vítejte", "Oznámení"},
        {"Dobré ráno", "Dobré odpoledne", "Dobrý večer", "Vítejte"}, "z #", "Celý den"},
    Row{"uk", {"Історія успіху", "Голос клієнта", "Важлива віха", "Нагорода", "Дякуємо", "Подія", "Обмін знаннями",
               "Сертифікація", "Кажуть про нас", "Бюлетень", "Приз", "Рейтинг", "Ласкаво просимо", "Оголошення"},
        {"Доброго ранку", "Добрий день", "Добрий вечір", "Ласкаво просимо"}, "з #", "Увесь день"},
    Row{"ru", {"История успеха", "Голос клиента", "Важный рубеж", "Награда", "Спасибо", "Событие", "Обмен знаниями",
               "Сертификация", "Говорят о нас", "Рассылка", "Приз", "Рейтинг", "Добро пожаловать", "Объявление"},
        {"Доброе утро", "Добрый день", "Добрый вечер", "Добро пожаловать"}, "из #", "Весь день"},
    Row{"ja", {"サクセスストーリー", "お客様の声", "マイルストーン", "表彰", "ありがとう", "イベント", "勉強会", "資格取得",
               "話題の声", "社内報", "インセンティブ", "ランキング", "ようこそ", "お知らせ"},
        {"おはようございます", "こんにちは", "こんばんは", "ようこそ"}, "目標 #", "終日", "、"},
    Row{"zh", {"成功故事", "客户之声", "里程碑", "荣誉", "感谢", "活动", "知识分享", "获得认证", "大家怎么说", "简报",
               "激励", "排行榜", "欢迎", "通知"},
        {"早上好", "下午好", "晚上好", "欢迎"}, "目标 #", "全天", "，"},
    Row{"zh-Hant", {"成功故事", "客戶心聲", "里程碑", "榮譽", "感謝", "活動", "知識分享", "獲得認證", "大家怎麼說", "簡報",
                    "激勵", "排行榜", "歡迎", "通知"},
        {"早安", "午安", "晚安", "歡迎"}, "目標 #", "全天", "，"},
    Row{"ko", {"성공 사례", "고객의 목소리", "이정표", "수상", "감사합니다", "행사", "지식 나눔", "자격 취득",
               "우리에 대한 이야기", "뉴스레터", "인센티브", "순위", "환영합니다", "공지"},
        {"좋은 아침입니다", "안녕하세요", "좋은 저녁입니다", "환영합니다"}, "목표 #", "하루 종일"},
    Row{"ar", {"قصة نجاح", "صوت العميل", "إنجاز", "جائزة", "شكرًا", "فعالية", "جلسة معرفية", "شهادة معتمدة", "قالوا عنا",
               "النشرة الإخبارية", "حافز", "لوحة الصدارة", "مرحبًا", "تنبيه"},
        {"صباح الخير", "مساء الخير", "مساء الخير", "أهلًا وسهلًا"}, "من #", "طوال اليوم", "، "},
    Row{"he", {"סיפור הצלחה", "קול הלקוח", "אבן דרך", "פרס", "תודה", "אירוע", "מפגש ידע", "הסמכה", "אומרים עלינו",
               "ידיעון", "תמריץ", "טבלת המובילים", "ברוכים הבאים", "הודעה"},
        {"בוקר טוב", "צהריים טובים", "ערב טוב", "ברוכים הבאים"}, "מתוך #", "כל היום"},
    Row{"tr", {"Başarı öyküsü", "Müşterinin sesi", "Kilometre taşı", "Ödül", "Teşekkürler", "Etkinlik",
               "Bilgi paylaşımı", "Sertifikalı", "Hakkımızda", "Bülten", "Teşvik", "Sıralama", "Hoş geldiniz", "Duyuru"},
        {"Günaydın", "İyi günler", "İyi akşamlar", "Hoş geldiniz"}, "hedef #", "Tüm gün"},
    Row{"hi", {"सफलता की कहानी", "ग्राहक की आवाज़", "उपलब्धि", "पुरस्कार", "धन्यवाद", "कार्यक्रम", "ज्ञान सत्र", "प्रमाणित",
               "हमारे बारे में", "समाचार पत्र", "प्रोत्साहन", "लीडरबोर्ड", "स्वागत है", "सूचना"},
        {"सुप्रभात", "नमस्ते", "शुभ संध्या", "स्वागत है"}, "लक्ष्य #", "पूरे दिन"},
    Row{"fa", {"داستان موفقیت", "صدای مشتری", "دستاورد", "جایزه", "سپاسگزاریم", "رویداد", "نشست دانش", "گواهی‌شده",
               "درباره ما گفته‌اند", "خبرنامه", "پاداش", "جدول برترین‌ها", "خوش آمدید", "اطلاعیه"},
        {"صبح بخیر", "روز بخیر", "عصر بخیر", "خوش آمدید"}, "از #", "تمام روز", "، "},
    Row{"ur", {"کامیابی کی کہانی", "گاہک کی آواز", "سنگ میل", "اعزاز", "شکریہ", "تقریب", "علمی نشست", "سند یافتہ",
               "ہمارے بارے میں", "خبرنامہ", "انعام", "سرفہرست", "خوش آمدید", "اطلاع"},
        {"صبح بخیر", "خوش آمدید", "شام بخیر", "خوش آمدید"}, "ہدف #", "پورا دن", "، "},
    Row{"el", {"Ιστορία επιτυχίας", "Η φωνή του πελάτη", "Ορόσημο", "Βραβείο", "Ευχαριστούμε", "Εκδήλωση",
               "Συνάντηση γνώσης", "Πιστοποίηση", "Είπαν για εμάς", "Ενημερωτικό δελτίο", "Έπαθλο", "Κατάταξη",
               "Καλώς ήρθατε", "Ανακοίνωση"},
        {"Καλημέρα", "Καλό απόγευμα", "Καλησπέρα", "Καλώς ήρθατε"}, "από #", "Όλη μέρα"},
    Row{"vi", {"Câu chuyện thành công", "Tiếng nói khách hàng", "Cột mốc", "Giải thưởng", "Cảm ơn", "Sự kiện",
               "Buổi chia sẻ kiến thức", "Chứng nhận", "Nói về chúng tôi", "Bản tin", "Phần thưởng", "Bảng xếp hạng",
               "Chào mừng", "Thông báo"},
        {"Chào buổi sáng", "Chào buổi chiều", "Chào buổi tối", "Chào mừng"}, "mục tiêu #", "Cả ngày"},
    Row{"th", {"เรื่องราวความสำเร็จ", "เสียงจากลูกค้า", "ก้าวสำคัญ", "รางวัล", "ขอบคุณ", "กิจกรรม", "แบ่งปันความรู้",
               "ผ่านการรับรอง", "เสียงถึงเรา", "จดหมายข่าว", "รางวัลจูงใจ", "อันดับ", "ยินดีต้อนรับ", "ประกาศ"},
        {"สวัสดีตอนเช้า", "สวัสดีตอนบ่าย", "สวัสดีตอนเย็น", "ยินดีต้อนรับ"}, "เป้าหมาย #", "ตลอดวัน", " "},
};
// clang-format on

// By the language alone; Norwegian is Bokmål to us, and Chinese is traditional where its script or region says so.
const Row& row_of(std::string_view tag) {
    const auto whole = ascii::lower(tag);
    auto language = whole.substr(0, whole.find_first_of("-_"));
    if (language == "no" || language == "nn") language = "nb";
    if (language == "iw") language = "he";
    if (language == "zh") {
        const auto says = [&whole](std::string_view part) { return whole.find(part) != std::string::npos; };
        const bool traditional = says("hant") || says("-tw") || says("-hk") || says("-mo");
        if (traditional && !says("hans")) language = "zh-Hant";
    }
    const auto found = std::ranges::find(kRows, language, &Row::language);
    return found == kRows.end() ? kRows.front() : *found;
}

}  // namespace

std::string_view phrase_of(model::Kind kind, std::string_view language) {
    return row_of(language).kinds.at(static_cast<std::size_t>(kind));
}

std::string_view phrase_of(Greeting greeting, std::string_view language) {
    return row_of(language).greetings.at(static_cast<std::size_t>(greeting));
}

std::string goal_phrase(std::string_view target, std::string_view language) {
    std::string phrase(row_of(language).goal);
    return phrase.replace(phrase.find('#'), 1, target);
}

std::string_view all_day_phrase(std::string_view language) {
    return row_of(language).all_day;
}

std::string_view could_win_phrase(std::string_view) {
    return "You could win";
}

std::string_view new_issue_phrase(std::string_view) {
    return "In the new issue";
}

std::string_view read_at_phrase(std::string_view) {
    return "Read it at";
}

std::string_view until_phrase(std::string_view) {
    return "until";
}

std::string_view comma_of(std::string_view language) {
    return row_of(language).comma;
}

}  // namespace accolade::wording
