namespace CaseTracker.Texts;

/// <summary>What editions of the briefing's tables refuse, and why.</summary>
public static partial class Text
{
    public static string EditionAddressNotValid => Get();
    public static string EditionChanged => Get();
    public static string EditionNotDraft => Get();
    public static string EditionOrMoment => Get();
    public static string EditionOvertaken => Get();
    public static string EditionPeriodNotValid => Get();
    public static string EditionWithoutTable => Get();
    public static string EditionWithoutTables => Get();
    public static string OwnEdition => Get();
    public static string UpdateWithoutPeriod => Get();

    public static string EditionAltered(int number) => Format([number]);

    public static string EditionDiffers(int number, string tables) => Format([number, tables]);

    public static string EditionLacksTables(int number, string tables) => Format([number, tables]);

    public static string EditionOfOtherPeriod(int number, string period) => Format([number, period]);

    public static string EditionPositionNotValid(long last) => Format(last);

    public static string EditionTitle(int number) => Format(number);

    public static string EditionRedefined(string tables) => Format(tables);

    public static string EditionWithoutMission(int number, string mission) => Format([number, mission]);

    public static string EditionWithPartOfMission(int number, string mission, string limits) => Format([number, mission, limits]);
}
