namespace CaseTracker.Texts;

// What is said to those who keep the registry of fatalities and follow up with families and survivors.
public static partial class Text
{
    public static string ClaimDateNotWanted => Get();
    public static string FamilyStepMissing => Get();
    public static string LanguageMissing => Get();
    public static string MilestoneMissing => Get();
    public static string RegistryOfFatalities => Get();
    public static string RepatriationDateNotWanted => Get();
    public static string SideMissing => Get();
    public static string SideNotWanted => Get();

    public static string FamilyAlreadyInformed(string stage) => Format(stage);

    public static string MilestoneNotReached(string stage) => Format(stage);
}
