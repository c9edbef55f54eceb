# 典型案例

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0004_slips'),
        ('matters', '0005_points_of_orders'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('brand', models.CharField(blank=True, max_length=40, verbose_name='品牌')),
                ('rating', models.CharField(blank=True, choices=[('model', '示范'), ('good', '优秀'), ('fair', '良好')], max_length=5, verbose_name='评级')),
                ('rating_why', models.CharField(blank=True, max_length=300, verbose_name='评级意见')),
                ('rated_on', models.DateField(blank=True, null=True)),
                ('reused', models.PositiveIntegerField(default=0, verbose_name='被借鉴次数')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(condition=models.Q(('published_on__isnull', False)), fields=['-published_on', '-id'], name='document_published'),
        ),
        migrations.AddField(
            model_name='case',
            name='document',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='case', to='documents.document'),
        ),
        migrations.AddField(
            model_name='case',
            name='matter',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='case', to='matters.matter'),
        ),
        migrations.AddField(
            model_name='case',
            name='rated_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rated_by__isnull', True), ('rated_on__isnull', True), ('rating', '')), models.Q(models.Q(('rating', ''), _negated=True), ('rated_by__isnull', False), ('rated_on__isnull', False)), _connector='OR'), name='case_rated_on_a_day_by_somebody'),
        ),
    ]
