namespace CaseTracker.Texts;

// What is said to those who record assistance to host States.
public static partial class Text
{
    public static string AssistanceBegins => Get();
    public static string AssistanceChangedMeanwhile => Get();
    public static string AssistsItself => Get();
    public static string CaseOfOtherHost => Get();
    public static string CaseOrProceeding => Get();
    public static string EntityMissing => Get();
    public static string InvestigatorsOnly => Get();
    public static string InvestigatorsStay => Get();
    public static string PersonsMissing => Get();
    public static string PersonsNotValid => Get();
    public static string PersonsNotWanted => Get();
    public static string UnlinkCasesFirst => Get();
    public static string WaitsAlready => Get();
    public static string WaitsNot => Get();

    public static string MissionOfOtherHost(string mission) => Format(mission);

    public static string ProceedingUnknown(string written) => Format(written);

    public static string ProceedingNotOfCase(string written) => Format(written);
}
