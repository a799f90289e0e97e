namespace CaseTracker.Seeding;

/// <summary>Texts of synthetic cases, in the scripts of the UN's languages; each says of itself that it is invented.</summary>
internal static class SyntheticTexts
{
    private static readonly string[] Names =
    [
        "Invented Person {0}",
        "Invented Person {0}",
        "Personne inventée {0}",
        "Persona inventada {0}",
        "Вымышленное лицо {0}",
        "شخص مختلق {0}",
        "虚构人物 {0}",
    ];

    private static readonly string[] Areas =
    [
        "Invented Province {0}",
        "Province inventée {0}",
        "Provincia inventada {0}",
        "Вымышленная область {0}",
        "محافظة مختلقة {0}",
        "虚构省 {0}",
    ];

    private static readonly string[] Places =
    [
        "Invented Town {0}",
        "Ville inventée {0}",
        "Pueblo inventado {0}",
        "Вымышленный город {0}",
        "بلدة مختلقة {0}",
        "虚构镇 {0}",
    ];

    private static readonly string[] Summaries =
    [
        "Invented summary: a patrol came under fire near the market.",
        "Invented summary: a convoy struck an explosive device on the road.",
        "Invented summary: armed men attacked the camp at night.",
        "Invented summary: staff were stopped at a checkpoint and held.",
        "Résumé inventé : une patrouille a essuyé des tirs près du marché.",
        "Résumé inventé : un convoi a heurté un engin explosif.",
        "Resumen inventado: una patrulla fue atacada cerca del mercado.",
        "Вымышленное описание: патруль попал под обстрел у рынка.",
        "ملخص مختلق: تعرضت دورية لإطلاق نار قرب السوق.",
        "虚构摘要：巡逻队在市场附近遭到枪击。",
    ];

    private static readonly string[] Narratives =
    [
        "Invented narrative: the board of inquiry has heard two witnesses.",
        "Invented narrative: the authorities were asked for access to the site.",
        "Récit inventé : la commission d’enquête a entendu deux témoins.",
        "Invented narrative: radio logs and photographs are kept by the mission.",
    ];

    public const string Court = "Invented court of assizes";

    public const string LegalBasis = "Invented criminal code";

    public const string Offence = "Invented offence: murder";

    public const string Assistance = "Invented assistance to the authorities of the host State";

    public const string Entity = "Invented United Nations entity";

    public const string Organization = "Invented regional organization";

    public static string Suspect(int number) => Format("Invented Suspect {0}", number);

    public static string Name(Chance chance, int number, int person) => Format(chance.Of(Names), $"{number:000000}-{person}");

    public static string Area(Chance chance) => Format(chance.Of(Areas), chance.Between(1, 12));

    public static string Place(Chance chance) => Format(chance.Of(Places), chance.Between(1, 99));

    public static string Summary(Chance chance) => chance.Of(Summaries);

    public static string Narrative(Chance chance) => chance.Of(Narratives);

    public const string Reason = "Invented for a synthetic case.";

    /// <summary>Who is in touch with a family: invented as everything here.</summary>
    public static string FamilyContact(Chance chance) =>
        $"{Format(chance.Of(Names), chance.Between(1, 99))}, +000 {chance.Between(100, 999)} {chance.Between(1000, 9999)}";

    public const string ProtectedText = "Invented witness: asked not to be named.";

    private static string Format(string pattern, object value) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, value);
}
