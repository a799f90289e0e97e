namespace CaseTracker.Reference;

/// <summary>In what capacity a person affected served; it decides which State is concerned.</summary>
public enum Personnel
{
    Contingent,
    StaffOfficer,
    MilitaryObserver,
    FormedPoliceUnit,
    IndividualPolice,
    GovernmentProvided,
    InternationalCivilian,
    LocallyRecruited,
    UnVolunteer,
    Consultant,
    Contractor,
    Intern,
    ExpertPanel,
    HumanitarianNgo,
    Other,
}

/// <summary>The four groups by which tables count personnel.</summary>
public enum PersonnelGroup
{
    Military,
    Police,
    Civilian,
    Other,
}

/// <summary>How a person came to serve, as far as the category says so.</summary>
public enum Recruitment
{
    /// <summary>Provided by a State: troops, police, government-provided personnel.</summary>
    Contributed,
    International,
    Local,

    /// <summary>The category says neither, as with volunteers and contractors.</summary>
    NotSpecified,
}

/// <summary>What follows from a category of personnel: the group it is counted in, how it is recruited and the State that is
/// concerned.</summary>
public static class PersonnelCategories
{
    /// <summary>
    /// Military are contingents, staff officers and observers; police are formed units and individual officers; civilian is whom the United
    /// Nations itself engages; other are government-provided personnel (seconded, neither troops nor police nor staff) and those outside
    /// it.
    /// </summary>
    public static PersonnelGroup Group(this Personnel personnel) =>
        personnel switch
        {
            Personnel.Contingent or Personnel.StaffOfficer or Personnel.MilitaryObserver => PersonnelGroup.Military,
            Personnel.FormedPoliceUnit or Personnel.IndividualPolice => PersonnelGroup.Police,
            Personnel.GovernmentProvided or Personnel.HumanitarianNgo or Personnel.Other => PersonnelGroup.Other,
            Personnel.InternationalCivilian
            or Personnel.LocallyRecruited
            or Personnel.UnVolunteer
            or Personnel.Consultant
            or Personnel.Contractor
            or Personnel.Intern
            or Personnel.ExpertPanel => PersonnelGroup.Civilian,
        };

    public static Recruitment Recruitment(this Personnel personnel) =>
        personnel switch
        {
            Personnel.Contingent
            or Personnel.StaffOfficer
            or Personnel.MilitaryObserver
            or Personnel.FormedPoliceUnit
            or Personnel.IndividualPolice
            or Personnel.GovernmentProvided => Reference.Recruitment.Contributed,
            Personnel.InternationalCivilian or Personnel.ExpertPanel => Reference.Recruitment.International,
            Personnel.LocallyRecruited => Reference.Recruitment.Local,
            Personnel.UnVolunteer
            or Personnel.Consultant
            or Personnel.Contractor
            or Personnel.Intern
            or Personnel.HumanitarianNgo
            or Personnel.Other => Reference.Recruitment.NotSpecified,
        };

    /// <summary>
    /// True where a State contributed the person (troops, police, government-provided), so that the contributing State is concerned;
    /// false where the State of nationality is.
    /// </summary>
    public static bool IsUniformed(this Personnel personnel) =>
        personnel is Personnel.GovernmentProvided || personnel.Group() is PersonnelGroup.Military or PersonnelGroup.Police;
}
