using CaseTracker.Reference;

namespace CaseTracker.Tests.Reference;

public sealed class PersonnelTests
{
    [TestCase(Personnel.Contingent, PersonnelGroup.Military)]
    [TestCase(Personnel.StaffOfficer, PersonnelGroup.Military)]
    [TestCase(Personnel.MilitaryObserver, PersonnelGroup.Military)]
    [TestCase(Personnel.FormedPoliceUnit, PersonnelGroup.Police)]
    [TestCase(Personnel.IndividualPolice, PersonnelGroup.Police)]
    [TestCase(Personnel.InternationalCivilian, PersonnelGroup.Civilian)]
    [TestCase(Personnel.UnVolunteer, PersonnelGroup.Civilian)]
    [TestCase(Personnel.GovernmentProvided, PersonnelGroup.Other)]
    [TestCase(Personnel.HumanitarianNgo, PersonnelGroup.Other)]
    public void Tables_count_a_category_in_its_group(Personnel personnel, PersonnelGroup group) =>
        Assert.That(personnel.Group(), Is.EqualTo(group));

    [Test]
    public void Contributed_are_troops_police_and_government_provided() =>
        Assert.That(
            Enum.GetValues<Personnel>().Where(p => p.IsUniformed()),
            Is.EqualTo([
                Personnel.Contingent,
                Personnel.StaffOfficer,
                Personnel.MilitaryObserver,
                Personnel.FormedPoliceUnit,
                Personnel.IndividualPolice,
                Personnel.GovernmentProvided,
            ])
        );
}
